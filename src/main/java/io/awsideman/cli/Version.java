package io.awsideman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
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
    public String[] getVersion() throws IOException {
        return new String[] {text()};
    }

    /** The line that tells it. */
    static String text() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/awsideman/build.properties")) {
            if (in == null) {
                throw new IOException("the build left no build.properties");
            }
            build.load(in);
        }
        return "awsideman " + build.getProperty("version");
    }
}
