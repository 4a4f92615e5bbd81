package io.awsideman.cli.arguments;

import io.awsideman.cli.arguments.Argument.Value;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Range;

/** What commands take by their annotations, as picocli understands them. */
public final class DeclaredArguments implements ArgumentTable {
    @Override
    public List<Argument> of(Class<?> command) {
        Map<Member, String> targets = new HashMap<>();
        findTargets(command, "", targets);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command, new WithoutContext());
        return Stream.<ArgSpec>concat(spec.options().stream(), spec.positionalParameters().stream())
                .map(argument -> of(argument, Objects.requireNonNull(targets.get((Member) argument.userObject()))))
                .toList();
    }

    private static void findTargets(Class<?> owner, String path, Map<Member, String> targets) {
        for (Field field : owner.getDeclaredFields()) {
            if (field.isAnnotationPresent(Mixin.class)) {
                findTargets(field.getType(), path + field.getName() + ".", targets);
            } else if (isArgument(field)) {
                targets.put(field, path + field.getName());
            }
        }
        for (Method method : owner.getDeclaredMethods()) {
            if (isArgument(method)) {
                targets.put(method, path + method.getName() + "()");
            }
        }
    }

    private static boolean isArgument(AnnotatedElement element) {
        return element.isAnnotationPresent(Option.class) || element.isAnnotationPresent(Parameters.class);
    }

    private static Argument of(ArgSpec argument, String target) {
        boolean separated = argument.splitRegex().equals(",");
        if (argument instanceof OptionSpec option) {
            List<String> names = List.of(option.names());
            return new Argument(names, option.paramLabel(), value(option), separated, required(option), -1, -1, target);
        }
        PositionalParamSpec parameter = (PositionalParamSpec) argument;
        return new Argument(
                List.of(),
                parameter.paramLabel(),
                value(parameter),
                separated,
                required(parameter),
                parameter.index().min(),
                parameter.index().max(),
                target);
    }

    /** One that has a default is never left to be: picocli sets it. */
    private static boolean required(ArgSpec argument) {
        return argument.required() || argument.defaultValue() != null;
    }

    private static Value value(ArgSpec argument) {
        Range arity = argument.arity();
        if (argument.isOption() && arity.max() == 0 && argument.type() == boolean.class) {
            return Value.FLAG;
        }
        boolean one = argument.isOption() ? arity.min() == 1 && arity.max() == 1 : arity.min() <= 1;
        boolean asAnnotated = argument.converters().length == 0
                && argument.defaultValue() == null
                && (argument.splitRegex().isEmpty() || argument.splitRegex().equals(","));
        return one && asAnnotated ? byType(argument.type(), argument.auxiliaryTypes()) : Value.OTHER;
    }

    private static Value byType(Class<?> type, Class<?> @Nullable [] elements) {
        if (type == String.class) {
            return Value.TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return Value.NUMBER;
        }
        return type == List.class && Arrays.equals(elements, new Class<?>[] {String.class}) ? Value.TEXTS : Value.OTHER;
    }

    /** Commands are asked what they declare, not run: they get no context. */
    private static final class WithoutContext implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true); // commands are package-private
            return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
        }
    }
}
