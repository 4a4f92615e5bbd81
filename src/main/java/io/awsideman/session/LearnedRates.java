package io.awsideman.session;

import io.awsideman.aws.RequestPace;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rates at which services let us ask them, where they were lower than allowed: a file of a few lines, each a place, a service,
 * requests a second and the time in epoch milliseconds, with tabs between. Lines count for {@link RequestPace#MEMORY}, so
 * that a bad hour does not slow a week. It is a help and no more: what cannot be read or written is left alone, because the service
 * itself says when it is asked too fast.
 */
final class LearnedRates {
    private static final int COLUMNS = 4;

    private final Path folder;
    private final Path file;
    private final AtomicFiles files;
    private final InstantSource clock;

    /** A rate of a service somewhere. */
    private record Line(String place, String service, double rate, Instant learned) {
        String text() {
            return String.join("\t", place, service, Double.toString(rate), Long.toString(learned.toEpochMilli()));
        }
    }

    LearnedRates(Path folder, InstantSource clock) {
        this.folder = folder;
        this.file = folder.resolve("request-rates");
        this.files = new AtomicFiles();
        this.clock = clock;
    }

    /** Makes the pace go on where it was at this place. */
    void resume(String place, RequestPace pace) {
        for (Line line : lines()) {
            if (line.place().equals(place)) {
                pace.resume(Map.of(line.service(), line.rate()), Duration.between(line.learned(), clock.instant()));
            }
        }
    }

    /** Keeps what the pace has learned at this place. */
    void keep(String place, RequestPace pace) {
        List<Line> known = lines();
        Map<String, Double> rates = pace.learned();
        List<Line> kept = new ArrayList<>(
                known.stream().filter(line -> !line.place().equals(place)).toList());
        rates.forEach((service, rate) -> kept.add(new Line(place, service, rate, clock.instant())));
        if (!rates.isEmpty() || kept.size() < known.size()) {
            write(kept);
        }
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        try {
            byte[] content = AtomicFiles.read(file);
            if (content != null) {
                for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
                    read(line, lines);
                }
            }
        } catch (IOException e) {
            return List.of(); // then it is learned anew
        }
        return lines;
    }

    private void read(String text, List<Line> lines) {
        String[] columns = text.split("\t", -1);
        if (columns.length != COLUMNS) {
            return;
        }
        try {
            Line line = new Line(
                    columns[0],
                    columns[1],
                    Double.parseDouble(columns[2]),
                    Instant.ofEpochMilli(Long.parseLong(columns[3])));
            Duration age = Duration.between(line.learned(), clock.instant());
            if (line.rate() > 0 && !age.isNegative() && age.compareTo(RequestPace.MEMORY) < 0) {
                lines.add(line);
            }
        } catch (NumberFormatException e) {
            return; // not one of ours
        }
    }

    private void write(List<Line> lines) {
        StringBuilder content = new StringBuilder();
        lines.forEach(line -> content.append(line.text()).append('\n'));
        try {
            files.createDirectories(folder);
            files.replace(file, content.toString().getBytes(StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            return; // then the next command learns it anew
        }
    }
}
