package io.awsideman.sandbox.model;

import java.util.Locale;

/** The two spellings of a name: {@code UserName} on the wire, {@code userName} in messages and attribute paths. */
final class Names {
    private Names() {}

    static String camel(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
