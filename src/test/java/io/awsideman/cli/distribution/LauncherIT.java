package io.awsideman.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/awsideman}, with JDKs that are a script and a release file: the script prints its arguments, one a line. */
class LauncherIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("awsideman.distribution"));

    private final Path scratch;
    private final Path home;

    LauncherIT(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.home = Files.createDirectories(scratch.resolve("with a space/awsideman"));
        for (String part : List.of("bin/awsideman", "lib/java.sh")) {
            Files.createDirectories(home.resolve(part).getParent());
            Files.copy(DISTRIBUTION.resolve(part), home.resolve(part), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_392", "16", "9-ea"})
    void javaBelow17IsRefusedWithTheNextStep(String version) throws Exception {
        Path java = jdk("old", "Debian", version);

        LauncherRun run = run(Map.of("JAVA_HOME", java.toString()));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "error: awsideman needs Java 17 or newer; " + java + "/bin/java (JAVA_HOME) is Java " + version,
                        "hint: install Java 17 or newer, or set AWSIDEMAN_JAVA to one");
    }

    @Test
    void noJavaAtAllIsToldWithTheNextStep() throws Exception {
        LauncherRun run = run(Map.of("PATH", scratch.toString()));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("error: Java was not found\nhint: ");
    }

    @Test
    void aFolderWithoutJavaIsToldWithItsVariable() throws Exception {
        LauncherRun run = run(Map.of("JAVA_HOME", scratch.toString()));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("error: there is no Java at " + scratch + "/bin/java (JAVA_HOME)\nhint: ");
    }

    @Test
    void awsidemanJavaBeatsJavaHomeWhichBeatsThePath() throws Exception {
        String chosen = jdk("chosen", "A", "21.0.1").toString();
        String javaHome = jdk("java home", "B", "21.0.1").toString();
        String path = jdk("path", "C", "21.0.1") + "/bin:/usr/bin:/bin";

        assertThat(run(Map.of("AWSIDEMAN_JAVA", chosen, "JAVA_HOME", javaHome, "PATH", path))
                        .out())
                .startsWith("chosen\n");
        assertThat(run(Map.of("JAVA_HOME", javaHome, "PATH", path)).out()).startsWith("java home\n");
        assertThat(run(Map.of("PATH", path)).out()).startsWith("path\n");
    }

    @Test
    void theNewestInstalledJavaIsTakenWhereNobodyChooses() throws Exception {
        Path installed = Files.createDirectories(scratch.resolve("usual places"));
        Files.createSymbolicLink(installed.resolve("default"), jdk("linked", "A", "99"));
        jdk("usual places/old", "A", "11.0.2");
        jdk("usual places/newest", "A", "25.0.1+8");
        jdk("usual places/middle", "A", "21.0.1");
        jdk("usual places/early", "A", "26-ea");
        Files.delete(jdk("usual places/removed", "A", "27").resolve("lib/server/libjvm.so"));
        jdk("usual places/garbled", "A", "99999999999999999999");
        Files.createDirectories(installed.resolve("documents"));
        String folders = scratch.resolve("none") + ":" + installed;
        String javaHome = jdk("java home", "B", "17").toString();
        String path = jdk("path", "C", "17.0.1") + "/bin:/usr/bin:/bin";
        String pathAsNew = jdk("as new", "C", "25") + "/bin:/usr/bin:/bin";

        assertThat(run(Map.of("AWSIDEMAN_JAVA_FOLDERS", folders, "PATH", path)).out())
                .startsWith("usual places/newest\n");
        assertThat(run(Map.of("AWSIDEMAN_JAVA_FOLDERS", folders, "PATH", pathAsNew))
                        .out())
                .startsWith("as new\n");
        assertThat(run(Map.of("AWSIDEMAN_JAVA_FOLDERS", folders, "PATH", scratch.toString()))
                        .out())
                .startsWith("usual places/newest\n");
        assertThat(run(Map.of("AWSIDEMAN_JAVA_FOLDERS", folders, "PATH", path, "JAVA_HOME", javaHome))
                        .out())
                .startsWith("java home\n");
    }

    /** As a shim that chooses a Java by the folder it is started in. */
    @Test
    void aJavaOfThePathThatSaysNothingIsNotAskedWhereThereIsAnother() throws Exception {
        jdk("usual places/installed", "A", "21.0.1");
        Path shim = jdk("shim", "A", "17");
        Files.delete(shim.resolve("release"));
        Files.writeString(shim.resolve("bin/java"), "#!/bin/sh\nexit 126\n", UTF_8);
        String path = shim + "/bin:/usr/bin:/bin";

        assertThat(run(Map.of(
                                "AWSIDEMAN_JAVA_FOLDERS",
                                scratch.resolve("usual places").toString(),
                                "PATH",
                                path))
                        .out())
                .startsWith("usual places/installed\n");
        assertThat(run(Map.of("PATH", path)).err()).contains("does not start");
    }

    /** Of macOS. */
    @Test
    void aBundleHasItsJavaFurtherBelow() throws Exception {
        jdk("bundles/jdk-21.jdk/Contents/Home", "A", "21");
        String folders = scratch.resolve("bundles").toString();

        assertThat(run(Map.of("AWSIDEMAN_JAVA_FOLDERS", folders, "PATH", scratch.toString()))
                        .out())
                .startsWith("bundles/jdk-21.jdk/Contents/Home\n");
    }

    @Test
    void awsidemanJavaMayBeTheProgramItself() throws Exception {
        Path java = jdk("chosen", "A", "21.0.1").resolve("bin/java");

        assertThat(run(Map.of("AWSIDEMAN_JAVA", java.toString())).out()).startsWith("chosen\n");
    }

    @Test
    void theReleaseFileIsFoundThroughLinksToJava() throws Exception {
        Path bin = Files.createDirectories(scratch.resolve("links"));
        Path alternative = Files.createSymbolicLink(
                scratch.resolve("alternative"),
                jdk("eleven", "Debian", "11.0.2").resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), alternative);

        LauncherRun run = run(Map.of("PATH", bin + ":/usr/bin:/bin"));

        assertThat(run.err()).contains("is Java 11.0.2");
    }

    @Test
    void withoutReleaseFileJavaItselfIsAsked() throws Exception {
        Path old = jdk("old", "A", "11");
        Path recent = jdk("recent", "A", "21.0.1");
        Files.delete(old.resolve("release"));
        Files.delete(recent.resolve("release"));

        assertThat(run(Map.of("JAVA_HOME", old.toString())).err()).contains("is Java 11\n");
        assertThat(run(Map.of("JAVA_HOME", recent.toString())).out())
                .startsWith("recent\n")
                .doesNotContain("Archive");
    }

    @Test
    void linksToTheLauncherAndTheWorkingFolderDoNotMatter() throws Exception {
        Path bin = Files.createDirectories(scratch.resolve("usr bin"));
        Path link =
                Files.createSymbolicLink(bin.resolve("awsideman"), Path.of("../with a space/awsideman/bin/awsideman"));
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk("jdk", "A", "17").toString(), "PATH", bin + ":/usr/bin:/bin");

        for (String name : List.of(link.toString(), "awsideman", "with a space/awsideman/bin/awsideman")) {
            LauncherRun run = LauncherRun.of(scratch, environment, List.of("/usr/bin/env", name));

            assertThat(classPath(run)).startsWith(home.toRealPath() + "/lib/awsideman.jar:");
        }
        LauncherRun inItsFolder =
                LauncherRun.of(scratch, environment, List.of("/bin/sh", "-c", "cd '" + home + "/bin' && sh awsideman"));
        assertThat(classPath(inItsFolder)).startsWith(home.toRealPath() + "/lib/awsideman.jar:");
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.15+6-Debian-1deb12u1, Debian, java-17.0.15+6-Debian-1deb12u1-Debian.jsa",
        "21.0.1+12-LTS, 'Azul Systems, Inc.', java-21.0.1+12-LTS-Azul-Systems-Inc..jsa",
        "25.0.3+9-LTS, ../../x/*, java-25.0.3+9-LTS-..-..-x-.jsa"
    })
    void onlyTheArchiveOfThisVeryJavaIsUsed(String version, String vendor, String file) throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk("jdk", vendor, version).toString());
        Files.createFile(home.resolve("lib/java-17-Other.jsa"));

        assertThat(run(environment).out()).doesNotContain("Archive", "-Xlog");
        Files.createFile(home.resolve("lib").resolve(file));
        Path made = home.resolve("lib").resolve(file + ".made");
        Files.writeString(made, "0\n/another/folder\n", UTF_8);
        assertThat(run(environment).out()).as("of another folder").doesNotContain("Archive", "-Xlog");
        Files.writeString(made, "0\n" + home.toRealPath() + "\n", UTF_8);

        assertThat(run(environment).out().lines())
                .contains("-XX:SharedArchiveFile=" + home.toRealPath() + "/lib/" + file);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void withoutArchiveOneIsMadeOnTheSideOnce() throws Exception {
        Path java = jdk("jdk", "A", "25").resolve("bin/java");
        Path calls = scratch.resolve("calls");
        Path called = scratch.resolve("called");
        assertThat(LauncherRun.of(scratch, Map.of(), List.of("mkfifo", called.toString()))
                        .exitCode())
                .isZero();
        Path maker = Files.writeString(
                home.resolve("bin/awsideman-archive"),
                "#!/bin/sh\necho \"$@\" >>'%s'\necho this is not for the user\necho >'%s'\n".formatted(calls, called),
                UTF_8);
        Files.setPosixFilePermissions(maker, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = Map.of("AWSIDEMAN_JAVA", java.toString());

        LauncherRun manual = run(Map.of("AWSIDEMAN_JAVA", java.toString(), "AWSIDEMAN_ARCHIVE", "manual"));
        assertThat(home.resolve("lib/java-25-A.jsa.tried")).doesNotExist();
        LauncherRun first = run(environment);
        assertThat(Files.readString(called, UTF_8)).isEqualTo("\n");
        LauncherRun second = run(environment);

        assertThat(first).isEqualTo(second).isEqualTo(manual);
        assertThat(first.out()).startsWith("jdk\n").doesNotContain("Archive", "not for the user");
        assertThat(first.err()).isEmpty();
        assertThat(calls).hasContent(java.toString());
        assertThat(home.resolve("lib/java-25-A.jsa.tried")).exists();
    }

    @Test
    void argumentsArriveAsTheyWere() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk("jdk", "A", "17").toString());

        assertThat(run(environment, "a b", "", "*", "--x='$HOME'", "\\").out())
                .endsWith("io.awsideman.Main\na b\n\n*\n--x='$HOME'\n\\\n");
    }

    @Test
    void furtherJavaOptionsFollowOurs() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk("jdk", "A", "17").toString(), "AWSIDEMAN_JAVA_OPTS", "-Xmx1g  -Dfiles=*");

        assertThat(run(environment).out())
                .contains("-XX:+UseSerialGC\n")
                .containsSubsequence("\n-Xmx512m\n", "-Xmx1g\n-Dfiles=*\n");
    }

    @ParameterizedTest
    @CsvSource({"97, true", "0, false", "wide, false", "-5, false", "123456789012, false", "'', false"})
    void columnsOfTheEnvironmentArePassedOnWhenTheyAreANumber(String columns, boolean passed) throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk("jdk", "A", "17").toString(), "COLUMNS", columns);

        assertThat(run(environment).out().lines().filter(line -> line.startsWith("-Dawsideman.columns")))
                .isEqualTo(passed ? List.of("-Dawsideman.columns=" + columns) : List.of());
    }

    @Test
    void withoutTerminalNoneIsNamed() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", jdk("jdk", "A", "17").toString()))
                        .out()
                        .lines())
                .contains("-Dawsideman.terminal=");
    }

    @Test
    void terminalsAreNamedWithTheirWidth() throws Exception {
        String java = jdk("jdk", "A", "17").toString();
        String command = "stty cols 123; '%s' 2>/dev/null".formatted(launcher());

        LauncherRun run = LauncherRun.of(
                scratch,
                Map.of("JAVA_HOME", java, "SHELL", "/bin/sh"),
                List.of("script", "-q", "-e", "-c", command, "/dev/null"));

        assertThat(run.out().lines().map(String::strip))
                .contains("-Dawsideman.terminal=stdin,stdout", "-Dawsideman.columns=123");
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws Exception {
        Path java = jdk("jdk", "A", "17");
        Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 42\n", UTF_8);

        assertThat(run(Map.of("JAVA_HOME", java.toString())).exitCode()).isEqualTo(42);
    }

    private Path launcher() {
        return home.resolve("bin/awsideman");
    }

    /** With no Java of this machine but the one of {@code PATH}, unless folders are given. */
    private LauncherRun run(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("AWSIDEMAN_JAVA_FOLDERS", "");
        return LauncherRun.of(
                scratch,
                all,
                Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments))
                        .toList());
    }

    private Path jdk(String name, String vendor, String version) throws IOException {
        Path jdk = scratch.resolve(name);
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dx="y"' >&2
                    echo 'openjdk version "%s" 2023-10-17' >&2
                    exit
                fi
                echo '%s'
                printf '%%s\\n' "$@"
                """
                        .formatted(version, name),
                UTF_8);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(Files.createDirectories(jdk.resolve("lib/server")).resolve("libjvm.so"));
        Files.writeString(
                jdk.resolve("release"),
                """
                IMPLEMENTOR="%s"
                JAVA_RUNTIME_VERSION="%s"
                JAVA_VERSION="%s"
                MODULES="java.base java.logging"
                """
                        .formatted(vendor, version, version.replaceFirst("\\+.*", "")),
                UTF_8);
        return jdk;
    }

    private static String classPath(LauncherRun run) {
        List<String> arguments = run.out().lines().toList();
        return arguments.get(arguments.indexOf("-cp") + 1);
    }
}
