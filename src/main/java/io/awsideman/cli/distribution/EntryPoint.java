package io.awsideman.cli.distribution;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** One invocation of the program within this process: everything it may know is passed, the exit code comes back. */
@FunctionalInterface
interface EntryPoint {
    int run(String[] arguments, Map<String, String> environment, InputStream in, PrintStream out, PrintStream err);
}
