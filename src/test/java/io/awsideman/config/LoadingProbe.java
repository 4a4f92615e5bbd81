package io.awsideman.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads the configuration of an empty home, for a process whose loaded classes are watched. */
final class LoadingProbe {
    private LoadingProbe() {}

    public static void main(String[] args) {
        Path home = Path.of(args[0]);
        new ConfigLoader(new AwsidemanHome(home, home), Map.of(), warning -> {}).load(List.of(), null);
    }
}
