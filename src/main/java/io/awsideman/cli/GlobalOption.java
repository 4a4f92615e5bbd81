package io.awsideman.cli;

import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.arguments.Argument.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** An option that every command has, and its value once a command line was read. */
final class GlobalOption<T> implements IGetter, ISetter {
    private final Class<?> type;
    private final ITypeConverter<T> converter;
    private final Argument argument;
    private final String description;
    private @Nullable Object value;

    /** One that takes a value. */
    GlobalOption(Class<T> type, ITypeConverter<T> converter, String label, String description, String... names) {
        this(type, Value.TEXT, converter, label, description, names);
    }

    private GlobalOption(
            Class<?> type,
            Value given,
            ITypeConverter<T> converter,
            String label,
            String description,
            String... names) {
        this.type = type;
        this.converter = converter;
        this.argument = new Argument(List.of(names), label, given, given == Value.TEXTS, false, -1, -1, "");
        this.description = description;
    }

    static GlobalOption<Boolean> flag(String description, String... names) {
        return new GlobalOption<>(boolean.class, Value.FLAG, text -> Boolean.TRUE, "", description, names);
    }

    /** One that takes values separated by commas. */
    static GlobalOption<List<String>> list(String label, String description, String... names) {
        return new GlobalOption<>(List.class, Value.TEXTS, List::of, label, description, names);
    }

    /** What can be given. */
    Argument argument() {
        return argument;
    }

    /** What was given; null if nothing was. */
    @SuppressWarnings("unchecked") // read by the converter, or set by picocli, which is told the type
    @Nullable
    T value() {
        return (T) value;
    }

    /**
     * Takes what was given.
     *
     * @param texts one; none of a flag; several only where the argument takes several
     * @throws Exception if they are no such value
     */
    void read(List<String> texts) throws Exception {
        value = switch (argument.value()) {
            case FLAG -> true;
            case TEXTS -> new ArrayList<>(texts);
            default -> converter.convert(texts.get(0));
        };
    }

    /** As before a line was read. */
    void forget() {
        value = null;
    }

    /** What picocli has to know of it. */
    OptionSpec spec(boolean asksForHelp) {
        String[] names = argument.names().toArray(String[]::new);
        OptionSpec.Builder spec = OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .scopeType(ScopeType.INHERIT)
                .description(description)
                .usageHelp(asksForHelp)
                .type(type)
                .getter(this)
                .setter(this);
        if (argument.separated()) {
            spec.auxiliaryTypes(String.class).splitRegex(",");
        } else if (argument.takesValue()) {
            spec.converters(converter);
        }
        return argument.takesValue() ? spec.paramLabel(argument.label()).build() : spec.build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli declares it
    public <V> @Nullable V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as picocli declares it
    public <V> @Nullable V set(V newValue) {
        Object before = value;
        value = newValue;
        @SuppressWarnings("unchecked")
        V old = (V) before;
        return old;
    }
}
