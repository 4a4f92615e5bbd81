package io.awsideman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a change would show in: the state of the sandbox and the configuration, or for a command about the cache how much is in
 * that. What is merely noted about calls, and answers that are kept, do not count.
 *
 * @param files a digest of their contents by their paths
 */
record Kept(Map<Path, String> files, int cached) {

    static Kept of(Cli cli, String command) throws IOException {
        boolean aboutCache = command.replaceFirst(".* && ", "").startsWith("cache ");
        Map<Path, String> contents = new TreeMap<>();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(cli.files())) {
            try (Stream<Path> files = Files.walk(cli.files())) {
                files.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        for (Path file : found) {
            String place = cli.files().relativize(file).toString();
            if (!place.startsWith("cache") && !place.endsWith("calls.log") && !place.endsWith(".lock")) {
                byte[] content = Files.readAllBytes(file);
                contents.put(file, content.length + " bytes, " + Integer.toHexString(Arrays.hashCode(content)));
            }
        }
        return new Kept(
                contents,
                aboutCache
                        ? cli.run("cache status -o json")
                                .ok()
                                .json()
                                .path("Entries")
                                .asInt()
                        : 0);
    }
}
