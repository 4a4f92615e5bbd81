package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.fixture.FastFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS shows for two seconds after a write what was before it. */
class SettlingMatrixTest {
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private Scenario scenario;
    private List<ReadRequest> reads;

    @BeforeEach
    void make(@TempDir(factory = FastFolder.class) Path folder) {
        scenario = Scenario.make(folder, "visibility=2s");
        reads = ReadRequest.all(scenario);
    }

    @Test
    void whatAwsAnswersTooEarlyIsNotKept() {
        for (WriteRequest write : WriteRequest.all(scenario)) {
            assertThat(tryOut(write, SETTLING)).isEmpty();
        }
    }

    /** Else the case above would prove nothing. */
    @Test
    void withoutSettlingItWouldBeKept() {
        for (WriteRequest write : WriteRequest.all(scenario)) {
            if (write.service().name().equals("identitystore")) {
                assertThat(tryOut(write, Duration.ZERO)).as(write.toString()).isNotEmpty();
            }
        }
    }

    private List<Stale> tryOut(WriteRequest write, Duration settle) {
        List<ReadRequest> subjects = write.subjects(reads);
        CacheBackend entries = Store.MEMORY.at(Path.of(""), scenario.clock).get();
        Party writer = new Party(scenario, scenario.services, write.caller(), entries, settle);
        scenario.restore();
        write.before().forEach(step -> writer.mustSend(step, () -> {}));
        scenario.clock.advance(SETTLING.multipliedBy(2));
        writer.look(subjects);

        String answer = writer.mustSend(write, () -> {});
        if (write.poll() != null) {
            scenario.pollToTheEnd(write, answer, writer);
        }
        List<String> early = scenario.fresh(write, subjects);
        List<Stale> stale = new ArrayList<>(Stale.among("at once", subjects, writer.look(subjects), early));
        scenario.clock.advance(DELAY.plusMillis(1));
        List<String> late = scenario.fresh(write, subjects);
        assertThat(late).as(write.toString()).isNotEqualTo(early);
        stale.addAll(Stale.among("after " + write, subjects, writer.look(subjects), late));
        scenario.clock.advance(SETTLING);
        stale.addAll(Stale.among("long after " + write, subjects, writer.look(subjects), late));
        return stale;
    }
}
