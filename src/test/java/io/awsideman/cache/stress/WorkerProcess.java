package io.awsideman.cache.stress;

import io.awsideman.cache.CacheManager;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts {@link CacheWorker}s as processes, as small and quick as Java makes them. */
public final class WorkerProcess {
    private WorkerProcess() {}

    /** A worker with a command before it that may take things from it, such as a shell with {@code ulimit}. */
    public static Process start(List<String> wrapper, String role, Path cache, Path aws) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                classPath(),
                CacheWorker.class.getName(),
                role,
                cache.toString(),
                aws.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String classPath() {
        return Stream.of(CacheManager.class, CacheWorker.class)
                .map(WorkerProcess::origin)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
