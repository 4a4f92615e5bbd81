package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.matrix.Matrix.Eyes;
import io.awsideman.aws.caching.matrix.Matrix.Share;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write against every cached read, in the process that writes. */
class WriteReadMatrixTest {
    /** Of all answers that a write does not change, so many must still be answered from the cache after it. */
    private static final double LEAST_PRECISION = 0.97;

    /** The same for any one write. */
    private static final double LEAST_PRECISION_OF_A_WRITE = 0.85;

    private static List<Outcome> outcomes = List.of();

    @BeforeAll
    static void run(@TempDir(factory = FastFolder.class) Path folder) throws IOException {
        outcomes = new Matrix(folder.resolve("sandbox"))
                .run(Store.MEMORY, false, folder.resolve("cache"), Eyes.WRITER, Share.ALL, true);
    }

    @Test
    void noAnswerIsOlderThanTheWrite() {
        assertThat(outcomes).flatExtracting(Outcome::stale).isEmpty();
    }

    @Test
    void everythingIsKeptAgainAfterAWriteThatHasEnded() {
        assertThat(outcomes).filteredOn(outcome -> !outcome.write().isLasting()).allSatisfy(outcome -> assertThat(
                        outcome.notKeptAgain())
                .as(outcome.write().toString())
                .isEmpty());
    }

    @Test
    void nothingThatALastingWriteChangesIsKeptBeforeItsDeadline() {
        assertThat(outcomes).filteredOn(outcome -> outcome.write().isLasting()).allSatisfy(outcome -> assertThat(
                        outcome.notKeptAgain())
                .as(outcome.write().toString())
                .containsAll(outcome.changedAnswers()));
    }

    /** Else the matrix would prove nothing: what does not change cannot become stale. */
    @Test
    void everyWriteChangesWhatItChangesAtAws() throws IOException {
        for (ChangesOfAws.Change change : ChangesOfAws.all()) {
            assertThat(changed(change.write())).as(change.write()).containsExactlyInAnyOrderElementsOf(change.seen());
        }
    }

    @Test
    void whatAWriteDoesNotTouchSurvives() throws IOException {
        Precision precision = new Precision(outcomes);
        Path table = Files.createDirectories(Path.of("target")).resolve("cache-matrix.txt");
        Files.writeString(table, precision.table(), StandardCharsets.UTF_8);
        System.out.println("cache matrix: " + precision.summary());

        assertThat(precision.overall()).as(precision.summary()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(Precision.of(outcome))
                .as(outcome.write().toString() + " loses " + outcome.lost())
                .isGreaterThanOrEqualTo(LEAST_PRECISION_OF_A_WRITE));
    }

    private static Set<String> changed(String write) {
        Set<String> operations = new TreeSet<>();
        outcomes.stream()
                .filter(outcome -> outcome.write().name().equals(write))
                .forEach(outcome -> outcome.changed().forEach(read -> operations.add(read.operation())));
        return operations;
    }
}
