package io.awsideman.sandbox.state;

import java.util.HexFormat;
import java.util.Random;

/**
 * The name of one version of the state. The number grows with every write under the lock; the random part keeps versions
 * apart that were written after the number was lost with a damaged file.
 */
record Revision(long number, String random) {
    static Revision first(Random source) {
        return new Revision(1, hex(source));
    }

    Revision next(Random source) {
        return new Revision(number + 1, hex(source));
    }

    static Revision parse(String text) {
        int dash = text.indexOf('-');
        return new Revision(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1));
    }

    @Override
    public String toString() {
        return number + "-" + random;
    }

    private static String hex(Random source) {
        return HexFormat.of().toHexDigits(source.nextLong());
    }
}
