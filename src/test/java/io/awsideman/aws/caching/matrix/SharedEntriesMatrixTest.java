package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.matrix.Matrix.Eyes;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every write against every cached read operation: on every backend, seen by the writer and by another process. */
class SharedEntriesMatrixTest {
    @TempDir(factory = FastFolder.class)
    static Path folder = Path.of("");

    private static Matrix matrix;

    @BeforeAll
    static void make() {
        matrix = new Matrix(folder.resolve("sandbox"));
    }

    static Stream<Arguments> storesAndEyes() {
        return Stream.of(Store.values())
                .flatMap(store -> Stream.of(Eyes.values()).map(eyes -> Arguments.of(store, eyes)))
                .filter(pair -> !List.of(pair.get()).equals(List.of(Store.MEMORY, Eyes.WRITER))); // is the other matrix
    }

    @ParameterizedTest
    @MethodSource("storesAndEyes")
    void noAnswerIsOlderThanTheWrite(Store store, Eyes eyes) throws IOException {
        List<Outcome> outcomes = matrix.run(store, folder.resolve(store + "-" + eyes), eyes, false);

        assertThat(outcomes).flatExtracting(Outcome::stale).isEmpty();
        if (eyes == Eyes.WRITER) {
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.write().isLasting())
                    .allSatisfy(outcome -> assertThat(outcome.notKeptAgain())
                            .as(outcome.write().toString())
                            .isEmpty());
        }
    }
}
