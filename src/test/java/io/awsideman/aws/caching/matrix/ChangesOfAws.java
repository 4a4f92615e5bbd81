package io.awsideman.aws.caching.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The table of which reads AWS answers otherwise after which write. */
final class ChangesOfAws {
    private ChangesOfAws() {}

    /**
     * @param write the operation with its service before it
     * @param seen the reads that the sandbox, too, answers otherwise
     * @param all the reads that AWS may answer otherwise
     */
    record Change(String write, Set<String> seen, Set<String> all) {}

    static List<Change> all() throws IOException {
        List<Change> changes = new ArrayList<>();
        for (String line : lines("changes.txt")) {
            int colon = line.indexOf(": ");
            Set<String> seen = new TreeSet<>();
            Set<String> all = new TreeSet<>();
            for (String read : line.substring(colon + 2).split(" ")) {
                all.add(read.substring(read.indexOf(')') + 1));
                if (!read.startsWith("(")) {
                    seen.add(read);
                }
            }
            changes.add(new Change(line.substring(0, colon), seen, all));
        }
        return changes;
    }

    /** The lines of a resource without its comments. */
    static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ChangesOfAws.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
