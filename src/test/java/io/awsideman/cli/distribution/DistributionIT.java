package io.awsideman.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} leaves, with the Java that runs the test. */
class DistributionIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("awsideman.distribution"));
    private static final Map<String, String> ENVIRONMENT = Map.of("AWSIDEMAN_JAVA", System.getProperty("java.home"));

    private final Path scratch;

    DistributionIT(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void holdsWhatAnInstallationNeeds() {
        assertThat(List.of(
                        "LICENSE",
                        "bin/awsideman.cmd",
                        "lib/awsideman.jar",
                        "lib/aws-sdk.jar",
                        "lib/libraries.jar",
                        "share/completion/awsideman.bash",
                        "share/completion/awsideman.zsh",
                        "share/man/man1/awsideman.1",
                        "share/man/man1/awsideman-user-list.1"))
                .allSatisfy(part -> assertThat(DISTRIBUTION.resolve(part)).isNotEmptyFile());
        assertThat(DISTRIBUTION.resolve("bin/awsideman")).isExecutable();
        assertThat(DISTRIBUTION.resolve("bin/awsideman-archive")).isExecutable();
    }

    @Test
    void everyCommandStartsFromTheArchive() throws Exception {
        Path configuration =
                Files.createDirectory(scratch.resolve(".awsideman")).resolve("config.yaml");
        Files.writeString(configuration, "cache:\n  default_ttl: 30m\n", UTF_8);

        startsFromTheArchive(Map.of());
    }

    @Test
    void settingsOfTheEnvironmentAndEncryptionStartFromTheArchive() throws Exception {
        startsFromTheArchive(Map.of(
                "AWSIDEMAN_CACHE_ENCRYPTION", "true",
                "AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment",
                "AWSIDEMAN_CACHE_KEY", Base64.getEncoder().encodeToString(new byte[32])));
    }

    private void startsFromTheArchive(Map<String, String> settings) throws Exception {
        Path log = scratch.resolve("classes");
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(settings);
        environment.put("AWSIDEMAN_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        List<String> command = List.of(DISTRIBUTION + "/bin/awsideman", "user", "list", "--sandbox");

        for (String source : List.of("sandbox", "cache")) {
            LauncherRun run = LauncherRun.of(scratch, environment, command);

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(Files.readString(log, UTF_8).lines())
                    .filteredOn(
                            line -> Stream.of(" io.awsideman.", " picocli.", " org.snakeyaml.", " org.bouncycastle.")
                                    .anyMatch(line::contains))
                    .hasSizeGreaterThan(200)
                    .filteredOn(line -> line.contains("source: file:"))
                    .as("classes that are read from a jar for an answer of the " + source)
                    .isEmpty();
        }
    }

    @Test
    void aClientMakesWhatItNeedsOfTheTableOfServices() throws Exception {
        Path log = scratch.resolve("classes");
        Map<String, String> nobodyAnswers = Map.of(
                "AWSIDEMAN_JAVA", System.getProperty("java.home"),
                "AWSIDEMAN_JAVA_OPTS", "-Xlog:class+load:file=" + log,
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret");
        LauncherRun run = LauncherRun.of(
                scratch, nobodyAnswers, List.of(DISTRIBUTION + "/bin/awsideman", "instance", "list", "--timeout=1s"));

        assertThat(run.err()).contains("cannot connect");
        assertThat(Files.readString(log, UTF_8).lines())
                .filteredOn(line -> line.contains(" software.amazon.awssdk.regions.servicemetadata."))
                .hasSizeBetween(1, 3);
    }

    @Test
    void aDamagedArchiveChangesNothing() throws Exception {
        Path copy = copyWithoutArchives();
        Path archive = copy.resolve("lib").resolve(archiveOf(copy));
        byte[] good = Files.readAllBytes(DISTRIBUTION.resolve("lib").resolve(archive.getFileName()));
        Files.writeString(Path.of(archive + ".made"), good.length + "\n" + copy.toRealPath() + "\n", UTF_8);
        LauncherRun expected = awsideman(copy, "", "--version");
        assertThat(expected.exitCode()).isZero();
        assertThat(expected.err()).isEmpty();

        for (int length : List.of(0, 100, 5_000, good.length / 2, good.length - 5_000)) {
            Files.write(archive, Arrays.copyOf(good, length));
            assertThat(awsideman(copy, "", "--version"))
                    .as("cut off at %d", length)
                    .isEqualTo(expected);
        }
        Files.write(archive, new byte[good.length]);
        assertThat(awsideman(copy, "", "--version")).as("overwritten").isEqualTo(expected);
        Files.write(archive, good);
        assertThat(awsideman(copy, "", "--version"))
                .as("with jars of another folder")
                .isEqualTo(expected);
    }

    @Test
    void theFirstCommandInAnotherFolderLeavesAnArchive() throws Exception {
        Path copy = copyWithoutArchives();
        Path archive = copy.resolve("lib").resolve(archiveOf(copy));
        Path tried = Path.of(archive + ".tried");
        Files.delete(tried);

        assertThat(awsideman(copy, "", "--version").err()).isEmpty();
        List<ProcessHandle> makers = makersOf(copy);
        assertThat(makers).isNotEmpty();
        while (!makers.isEmpty()) {
            makers.get(0).onExit().get(5, TimeUnit.MINUTES);
            makers = makersOf(copy);
        }

        assertThat(archive).isNotEmptyFile();
        assertThat(tried).doesNotExist();
        Path log = scratch.resolve("classes");
        assertThat(awsideman(copy, "-Xlog:class+load:file=" + log, "--version").exitCode())
                .isZero();
        assertThat(log).content(UTF_8).contains("io.awsideman.Main source: shared objects file");
    }

    private static List<ProcessHandle> makersOf(Path copy) {
        String maker = copy.resolve("bin/awsideman-archive").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(maker))
                .toList();
    }

    @Test
    void anArchiveThatCannotBeTrainedFailsAndLeavesNone() throws Exception {
        Path copy = copyWithoutArchives();
        Files.delete(copy.resolve("lib/awsideman.jar"));

        LauncherRun run = LauncherRun.of(scratch, ENVIRONMENT, List.of(copy + "/bin/awsideman-archive"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("TrainingRun")
                .contains("\nerror: no class-data archive could be made with ")
                .contains("\nhint: ");
        try (Stream<Path> left = Files.list(copy.resolve("lib"))) {
            assertThat(left).allMatch(file -> file.toString().matches(".*\\.(jar|tried)|.*/java\\.sh"));
        }
    }

    @Test
    void theCompletionIsAScriptThatShellsCanRead() throws Exception {
        Path script = DISTRIBUTION.resolve("share/completion/awsideman.bash");

        LauncherRun run = LauncherRun.of(scratch, Map.of(), List.of("bash", "-n", script.toString()));

        assertThat(run).isEqualTo(new LauncherRun(0, "", ""));
    }

    @Test
    void theHeapIsLimitedUntilTheUserSaysOtherwise() throws Exception {
        assertThat(heapLimit("")).isEqualTo(512 << 20);
        assertThat(heapLimit("-Xmx200m")).isEqualTo(200 << 20);
        assertThat(Files.readString(DISTRIBUTION.resolve("bin/awsideman.cmd"), UTF_8))
                .contains(" -Xmx512m %AWSIDEMAN_JAVA_OPTS% ");
    }

    /** In bytes, as Java itself has understood all options. */
    private long heapLimit(String javaOptions) throws Exception {
        LauncherRun run = awsideman(DISTRIBUTION, javaOptions + " -XX:+PrintFlagsFinal", "--version");
        return run.out()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3 && words[1].equals("MaxHeapSize"))
                .mapToLong(words -> Long.parseLong(words[3]))
                .findFirst()
                .orElseThrow();
    }

    private LauncherRun awsideman(Path distribution, String javaOptions, String... arguments) throws Exception {
        Map<String, String> environment =
                Map.of("AWSIDEMAN_JAVA", System.getProperty("java.home"), "AWSIDEMAN_JAVA_OPTS", javaOptions);
        return LauncherRun.of(
                scratch,
                environment,
                Stream.concat(Stream.of(distribution + "/bin/awsideman"), Stream.of(arguments))
                        .toList());
    }

    private String archiveOf(Path distribution) throws Exception {
        String ask = "home='%s'; . \"$home/lib/java.sh\"; find_java; echo \"${archive##*/}\"".formatted(distribution);
        return LauncherRun.of(scratch, ENVIRONMENT, List.of("/bin/sh", "-c", ask))
                .out()
                .strip();
    }

    /** For which awsideman makes no archive by itself: it seems to have tried. */
    private Path copyWithoutArchives() throws Exception {
        Path copy = scratch.resolve("copy");
        for (String folder : List.of("bin", "lib")) {
            Files.createDirectories(copy.resolve(folder));
            try (Stream<Path> files = Files.list(DISTRIBUTION.resolve(folder))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (!name.startsWith("java-")) {
                        Files.copy(file, copy.resolve(folder).resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
        Files.createDirectory(copy.resolve("lib").resolve(archiveOf(copy) + ".tried"));
        return copy;
    }
}
