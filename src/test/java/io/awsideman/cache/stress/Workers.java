package io.awsideman.cache.stress;

import io.awsideman.cache.CacheManager;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.Blake3;

/** Starts {@link CacheWorker}s as processes, as small and quick as Java makes them. */
public final class Workers {
    private final List<String> java;

    private Workers(List<Path> classPath, List<String> options) {
        java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m"));
        java.addAll(options);
        java.addAll(
                List.of("-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        java.add(CacheWorker.class.getName());
    }

    public static Workers ofClasses() {
        return new Workers(classPath(), List.of());
    }

    /** Workers that, as the program does, have their classes in jars, which are open when nothing more may be opened. */
    public static Workers ofJarsIn(Path folder) throws IOException {
        return new Workers(jarsIn(folder), List.of());
    }

    /** Workers with a class-data archive, which this makes by a practice of one of them: each needs half as long to start. */
    static Workers archivedIn(Path folder) throws IOException, InterruptedException {
        List<Path> jars = jarsIn(folder); // nothing else can be archived
        Path archive = folder.resolve("classes.jsa");
        Path aws = Files.createDirectory(folder.resolve("practice-aws"));
        Process practice = new Workers(jars, List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive))
                .start(List.of(), "practice", folder.resolve("practice"), aws);
        String said = practice.inputReader().lines().collect(Collectors.joining("\n"));
        if (practice.waitFor() != 0 || !Files.exists(archive)) {
            throw new IOException("no archive was made: " + said);
        }
        return new Workers(jars, List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive));
    }

    /** Workers that can reach engines, too: with all that this process has. */
    static Workers ofEverything() {
        List<Path> all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new Workers(all, List.of());
    }

    /** A worker on files; see the other one. */
    public Process start(List<String> wrapper, String role, Path cache, Path aws) throws IOException {
        return start(wrapper, role, WorkerStore.ofFiles(cache), aws);
    }

    /** @param wrapper a command before it that may take things from it, such as a shell with {@code ulimit} */
    Process start(List<String> wrapper, String role, WorkerStore store, Path aws) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(java);
        command.addAll(List.of(role, store.word(), aws.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path classes : classPath()) {
            jars.add(
                    Files.isDirectory(classes) ? jar(classes, folder.resolve("part" + jars.size() + ".jar")) : classes);
        }
        return jars;
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        int exitCode = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "-c0f", jar.toString(), "-C", classes.toString(), ".");
        if (exitCode != 0) {
            throw new IOException("jar ended with " + exitCode);
        }
        return jar;
    }

    private static List<Path> classPath() {
        return Stream.of(CacheManager.class, CacheWorker.class, Blake3.class)
                .map(Workers::origin)
                .toList();
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
