package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.fixture.FastFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that AWS carries out after its answer: what is seen while it does, when it has, and when that is known. */
class AsynchronousMatrixTest {
    private static final Duration WORK = Duration.ofSeconds(2);
    private static final Duration LONGER_THAN_ANY_WRITE = Duration.ofMinutes(11);

    @Test
    void noAnswerIsOlderThanTheWork(@TempDir(factory = FastFolder.class) Path folder) {
        Scenario scenario = Scenario.make(folder, "async=2s");
        List<ReadRequest> all = ReadRequest.all(scenario);
        for (WriteRequest write : WriteRequest.all(scenario)) {
            if (write.service().status(write.operation()) != null) {
                scenario.restore();
                tryOut(scenario, write, write.subjects(all));
            }
        }
    }

    private static void tryOut(Scenario scenario, WriteRequest write, List<ReadRequest> reads) {
        CacheBackend entries = Store.MEMORY.at(Path.of(""), scenario.clock).get();
        Party writer = new Party(scenario, scenario.services, write.caller(), entries, Duration.ZERO);
        Party other = new Party(scenario, scenario.services, write.caller(), entries, Duration.ZERO);
        write.before().forEach(step -> writer.mustSend(step, () -> {}));
        other.look(reads);

        String answer = writer.mustSend(write, () -> {});
        List<String> underWay = assertRight(scenario, write, reads, other, writer);

        scenario.clock.advance(WORK);
        scenario.finishWork(write.caller());
        List<String> done = assertRight(scenario, write, reads, other, writer);
        assertThat(done).as("%s goes on after its answer", write).isNotEqualTo(underWay);

        if (write.poll() == null) {
            scenario.clock.advance(LONGER_THAN_ANY_WRITE);
        } else {
            scenario.pollToTheEnd(write, answer, writer);
        }
        assertRight(scenario, write, reads, other, writer);
        assertThat(other.look(reads))
                .as("kept again after %s", write)
                .filteredOn(seen -> !seen.isRefusal())
                .noneMatch(Onlooker.Seen::asked);
    }

    private static List<String> assertRight(
            Scenario scenario, WriteRequest write, List<ReadRequest> reads, Onlooker... onlookers) {
        List<String> fresh = scenario.fresh(write, reads);
        for (Onlooker onlooker : onlookers) {
            assertThat(Stale.among(write.toString(), reads, onlooker.look(reads), fresh))
                    .isEmpty();
        }
        return fresh;
    }
}
