package io.awsideman.cli.arguments;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * An option or a positional parameter of a command.
 *
 * @param names of the option, such as {@code -o} and {@code --output}; none of a positional parameter
 * @param label what stands for its value in the help; empty where it takes none
 * @param value what can be given
 * @param separated whether one word can give several values, separated by commas
 * @param required whether the command cannot do without
 * @param first the first place among the words that are neither options nor their values, from 0; -1 of an option
 * @param last the last such place
 * @param target where the value belongs: names of fields from the command on, separated by dots; a setter's with {@code ()}
 */
public record Argument(
        List<String> names,
        String label,
        Value value,
        boolean separated,
        boolean required,
        int first,
        int last,
        String target) {

    /** What can be given. */
    public enum Value {
        /** Nothing: that it is there says it. */
        FLAG,
        /** One text. */
        TEXT,
        /** One whole number from 0 upwards. */
        NUMBER,
        /** Texts, each after the option's name, or in each of the places. */
        TEXTS,
        /** What picocli alone can read. */
        OTHER
    }

    /** Whether words of the line are its value. */
    public boolean takesValue() {
        return value != Value.FLAG;
    }

    public boolean isOption() {
        return !names.isEmpty();
    }

    /** Whether it is the parameter at a place. */
    public boolean isAt(int place) {
        return first <= place && place <= last;
    }

    /**
     * Sets it in a command.
     *
     * @param texts what was given: one text, or several where it takes several
     * @throws ReflectiveOperationException if the setter refuses it
     * @throws NumberFormatException if it is no number and should be
     */
    public void give(Object command, List<String> texts) throws ReflectiveOperationException {
        Object owner = command;
        String name = target;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.')) {
            owner = field(owner, name.substring(0, dot)).get(owner);
            name = name.substring(dot + 1);
        }
        Object given =
                switch (value) {
                    case FLAG -> true;
                    case TEXT -> texts.get(0);
                    case NUMBER -> Integer.valueOf(texts.get(0));
                    case TEXTS -> new ArrayList<>(texts);
                    case OTHER -> throw new NoSuchFieldException(target + " is for picocli to set");
                };
        if (name.endsWith("()")) {
            setter(owner, name.substring(0, name.length() - 2)).invoke(owner, given);
        } else {
            field(owner, name).set(owner, given);
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true); // commands keep what they are given to themselves
        return field;
    }

    private static Method setter(Object owner, String name) throws NoSuchMethodException {
        for (Method method : owner.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 1) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(name);
    }
}
