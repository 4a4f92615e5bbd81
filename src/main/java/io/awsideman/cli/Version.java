package io.awsideman.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote. */
final class Version implements IVersionProvider {
    static final String OPTION = "--version";
    static final String SHORT_OPTION = "-V";

    /** Whether it is all that is asked for, which takes no parser to know. */
    static boolean isAskedFor(String[] arguments) {
        return arguments.length == 1 && (arguments[0].equals(OPTION) || arguments[0].equals(SHORT_OPTION));
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    /** The line that tells it. */
    static String text() {
        return "awsideman " + Build.VERSION;
    }
}
