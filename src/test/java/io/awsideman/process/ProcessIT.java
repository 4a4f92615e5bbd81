package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows: its streams, its class loading, its neighbours. */
class ProcessIT {
    private static final Pattern NEEDLESS = Pattern.compile(
            "awssdk\\.(http\\.urlconnection|profiles)\\.|Default(Identitystore|SsoAdmin|Organizations|Sts)Client"
                    + "|credentials\\.(Default|Profile|Environment)\\w*Provider"
                    + "|io\\.awsideman\\.sandbox\\.(state|service|seed|model)\\."
                    + "|awssdk\\.services\\.\\w+\\.model\\.\\w+Request$"
                    + "|^java\\.util\\.stream\\.|^java\\.nio\\.channels\\.|DirectoryStream|^java\\.lang\\.invoke\\.LambdaMetafactory$"
                    + "|^java\\.lang\\.runtime\\.ObjectMethods|^org\\.snakeyaml\\.|^io\\.burt\\."
                    + "|^picocli\\.CommandLine\\$(Interpreter|Model\\$CommandSpec)|^com\\.fasterxml\\.jackson\\.core\\.(json|Json)"
                    + "|^sun\\.security\\.(jca|provider)\\.|^java\\.security\\.MessageDigest|^javax\\.crypto\\.|^java\\.util\\.logging\\.|^jdk\\.proxy"
                    + "|io\\.awsideman\\.cli\\.(cache|profile|config|instance|shell|sandbox)\\.");

    private static final Pattern NO_PART_OF_THE_VERSION = Pattern.compile(
            "^picocli\\.CommandLine\\$Model|^software\\.|^com\\.fasterxml\\.jackson\\.core\\.(json|Json)|^sun\\.security\\.provider\\.");
    private static final Pattern NO_PART_OF_THE_HELP = Pattern.compile(
            "^picocli\\.CommandLine\\$(Interpreter|Model\\$CommandSpec)|^java\\.lang\\.reflect\\.Proxy$|^software\\."
                    + "|^io\\.awsideman\\.cli\\.[a-z]+\\.\\w+Command");

    /** What loads more than so many classes of ours and of libraries drags something in. */
    private static final int LARGEST_HIT = 450;

    private static final int LARGEST_ENCRYPTED_HIT = 530;
    private static final int LARGEST_VERSION = 30;
    private static final int LARGEST_HELP = 60;

    private final Path home;
    private final Program program;

    ProcessIT(@TempDir Path home) {
        this.home = home;
        this.program = Program.inSandbox(home);
    }

    @Test
    void cachedAnswerLoadsNeitherHttpNorCredentialsNorOtherCommands() throws Exception {
        program.run("user list").ok();

        List<String> classes = classesLoadedBy("user list");

        assertThat(classes)
                .contains("io.awsideman.cli.user.UserListCommand")
                .doesNotContain("java.lang.invoke.VarHandles");
        assertThat(classes.stream().filter(NEEDLESS.asPredicate())).isEmpty();
        assertThat(ofJars(classes)).hasSizeLessThan(LARGEST_HIT);
    }

    /** Java's own ciphers begin with all of its providers, which takes longer than all the rest of the answer. */
    @Test
    void encryptedAnswerLoadsLittleMore() throws Exception {
        Program encrypted = program.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        encrypted.run("user list").ok();

        List<String> classes = classesLoadedBy(encrypted, "user list");

        assertThat(classes).contains("org.bouncycastle.crypto.engines.AESEngine");
        assertThat(classes.stream().filter(NEEDLESS.asPredicate())).isEmpty();
        assertThat(ofJars(classes)).hasSizeLessThan(LARGEST_ENCRYPTED_HIT);
    }

    @Test
    void completionOfANameLoadsNoMoreThanACachedAnswer() throws Exception {
        program.run("user list").ok();

        List<String> classes = classesLoadedBy("completion names bash 'awsideman user get j'");

        assertThat(classes).contains("io.awsideman.identitycenter.User");
        assertThat(ofJars(classes)).hasSizeLessThan(LARGEST_HIT);
    }

    @Test
    void versionNeedsNoCommandLine() throws Exception {
        List<String> classes = classesLoadedBy("--version");

        assertThat(classes.stream().filter(NO_PART_OF_THE_VERSION.asPredicate()))
                .isEmpty();
        assertThat(ofJars(classes)).hasSizeLessThan(LARGEST_VERSION);
    }

    @Test
    void helpNeedsNoModelOfTheCommand() throws Exception {
        List<String> classes = classesLoadedBy("user list --help");

        assertThat(classes.stream().filter(NO_PART_OF_THE_HELP.asPredicate())).isEmpty();
        assertThat(ofJars(classes)).hasSizeLessThan(LARGEST_HELP);
    }

    private List<String> classesLoadedBy(String commandLine) throws Exception {
        return classesLoadedBy(program, commandLine);
    }

    private List<String> classesLoadedBy(Program program, String commandLine) throws Exception {
        Path loaded = home.resolve("classes");
        program.onJavaWith("-Xlog:class+load:file=" + loaded).run(commandLine).ok();
        return Files.readAllLines(loaded).stream()
                .map(line -> line.replaceAll("^\\S+ (\\S+) source: .*", "$1"))
                .toList();
    }

    /** Those that are not Java's own. */
    private static List<String> ofJars(List<String> classes) {
        return classes.stream()
                .filter(name -> !name.matches("(java|jdk|sun|com\\.sun)\\..*"))
                .toList();
    }

    @Test
    void twoWarmersDoNotDoTheWorkTwice() throws Exception {
        program.run("sandbox status").ok();
        Process first = program.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "latency=60s")
                .start(
                        "cache warm",
                        home.resolve("out").toFile(),
                        home.resolve("err").toFile());
        try {
            while (first.isAlive() && program.calls() == 0) {
                Thread.onSpinWait();
            }

            CliRun second = program.run("cache warm").ok();

            assertThat(second.err()).contains("Another process is warming this cache");
            assertThat(program.calls()).isEqualTo(1);
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(program.run("cache warm -o json").ok().texts("What")).contains("users");
    }

    @Test
    void readerThatGoesAwayIsNoFault() throws Exception {
        program.run("sandbox seed --users 3000 --groups 1 --yes").ok();
        Path err = home.resolve("err");
        Process list = program.start("user list -o json", err);

        try (BufferedReader out = list.inputReader()) {
            assertThat(out.readLine()).isEqualTo("[");
        }

        list.waitFor();
        assertThat(Files.readString(err)).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void fullOutputIsAnError() throws Exception {
        Path err = home.resolve("err");

        int exitCode =
                program.start("user list", new File("/dev/full"), err.toFile()).waitFor();

        assertThat(new CliRun(exitCode, "", Files.readString(err))
                        .failed(exitCode)
                        .exitCode())
                .isNotZero();
    }

    @Test
    void homeBelowAFileIsOneErrorAndNoTrace() throws Exception {
        CliRun run = program.with("HOME", "/dev/null/x").run("user list");

        run.failed(ExitStatus.CONFIGURATION);
    }

    @Test
    void serverTellsItsAddressAsJson() throws Exception {
        Process process = program.start("sandbox serve -o json", home.resolve("err"));
        try (BufferedReader out = process.inputReader()) {
            String json = out.readLine() + out.readLine() + out.readLine();

            assertThat(new CliRun(ExitStatus.OK, json, "").json().get("Address").asText())
                    .startsWith("http://127.0.0.1:");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void serverTellsItsAddressFirstAndAnswersOnlyHere() throws Exception {
        try (SandboxServerProcess server = SandboxServerProcess.of(program)) {
            assertThat(server.address()).matches("http://127\\.0\\.0\\.1:\\d+");
        }
    }
}
