package io.awsideman;

import io.awsideman.cli.Awsideman;
import io.awsideman.cli.Terminal;
import io.awsideman.session.Host;
import io.awsideman.session.Interruptions;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The entry of the program: arguments in, exit code out. The only place that ends the process. */
public final class Main {
    /** How long interrupted work may take to tell how far it came; the user has asked for the end. */
    private static final Duration REPORT_TIME = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) {
        Interruptions interruptions = new Interruptions();
        Thread interrupting = new Thread(() -> interruptions.interrupt(REPORT_TIME));
        Runtime.getRuntime().addShutdownHook(interrupting);
        int status = run(
                arguments,
                System.getenv(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                System.err,
                interruptions);
        end(status, interrupting);
    }

    /** At once, unless the user has interrupted: all is written and closed, and since 21 Java makes a logger to tell that it exits. */
    private static void end(int status, Thread interrupting) {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupting);
        } catch (IllegalStateException e) { // it is running
            System.exit(status);
        }
        Runtime.getRuntime().halt(status);
    }

    /**
     * Runs one command line. What the launcher found out about the terminal is in the system properties {@code
     * awsideman.terminal} (which of stdin, stdout, stderr are one) and {@code awsideman.columns}.
     *
     * @param out gets the data; an error of writing to it must be thrown, as a PrintStream does not
     * @return the exit code
     */
    public static int run(
            String[] arguments, Map<String, String> environment, InputStream in, OutputStream out, OutputStream err) {
        return run(arguments, environment, in, out, err, new Interruptions());
    }

    private static int run(
            String[] arguments,
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            OutputStream err,
            Interruptions interruptions) {
        configureParsing();
        configureLogging(arguments);
        List<String> terminals =
                Arrays.asList(System.getProperty("awsideman.terminal", "").split(","));
        Terminal terminal = new Terminal(
                new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())),
                new Utf8Writer(out, 1 << 16),
                new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
                terminals.contains("stdin"),
                terminals.contains("stdout"),
                terminals.contains("stderr"),
                Integer.getInteger("awsideman.columns", 0));
        Host host = new Host(
                environment,
                System.getProperty("user.home"),
                InstantSource.system(),
                new LateRandom(),
                Main::sleep,
                interruptions,
                warning -> terminal.err().println("warning: " + warning));
        return new Awsideman(new AllNouns(), terminal, host).run(arguments);
    }

    private static void sleep(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What picocli would look for in every jar (Groovy) or load for types that no option of ours has. */
    private static void configureParsing() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
    }

    /** The SDK logs through SLF4J: nothing but with --verbose, and then one line for each request. */
    private static void configureLogging(String[] arguments) {
        boolean verbose = Arrays.asList(arguments).contains("--verbose")
                || Arrays.asList(arguments).contains("-v");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.setProperty("org.slf4j.simpleLogger.log.software.amazon.awssdk.request", verbose ? "debug" : "off");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
}
