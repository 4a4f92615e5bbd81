package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.cache.SharedStore.Kind;
import io.awsideman.fixture.FaultyLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a command costs over a shared cache: round trips to the engine, and bytes. With {@code -Dawsideman.figures=15} also how
 * long it takes beside files, as the median of so many runs of each in turn.
 */
class SharedCacheCostTest {
    private static final int RUNS = Integer.getInteger("awsideman.figures", 0);

    @TempDir
    Path homes = Path.of("");

    @ParameterizedTest
    @CsvSource({"DYNAMODB, 3, 4", "REDIS, 4, 5", "FILE_AND_DYNAMODB, 2, 3", "FILE_AND_REDIS, 3, 4"})
    void commandAsksTheEngineNoMoreOftenThanThat(Kind kind, int listing, int one) {
        try (SharedStore store = new SharedStore(kind)) {
            FaultyLink line = store.line();
            Cli cli = Cli.inSandbox(homes.resolve("shared")).with(store.environment(line));
            Cli files = Cli.inSandbox(homes.resolve("files"));
            for (Cli either : List.of(cli, files)) {
                either.with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
            }
            assertThat(cost(kind, "user list", cli, files, line)).isLessThanOrEqualTo(listing);
            assertThat(cost(kind, "user get jane.smith", cli, files, line)).isLessThanOrEqualTo(one);
            cost(kind, "assignment list", cli, files, line);
            cost(kind, "user update jane.smith --title Admiral", cli, files, line);
        }
    }

    /** The round trips of the command when what it asks for is cached; prints a row of the table. */
    private static long cost(Kind kind, String command, Cli cli, Cli files, FaultyLink line) {
        cli.run(command).ok();
        cli.run(command).ok();
        files.run(command).ok();
        long questions = line.questions();
        long sent = line.sent();
        long received = line.received();
        cli.run(command).ok();
        long asked = line.questions() - questions;
        String row = String.format(
                Locale.ROOT,
                "| %s | `%s` | %d | %,d | %,d |",
                kind,
                command,
                asked,
                line.sent() - sent,
                line.received() - received);
        System.out.println(RUNS == 0 ? row : row + times(command, cli, files));
        return asked;
    }

    private static String times(String command, Cli cli, Cli files) {
        List<Duration> shared = new ArrayList<>();
        List<Duration> near = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            shared.add(time(command, cli));
            near.add(time(command, files));
        }
        return " %d | %d |".formatted(median(shared), median(near));
    }

    private static Duration time(String command, Cli cli) {
        long start = System.nanoTime();
        cli.run(command).ok();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toMillis();
    }
}
