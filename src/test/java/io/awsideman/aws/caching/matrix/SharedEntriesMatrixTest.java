package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.matrix.Matrix.Eyes;
import io.awsideman.aws.caching.matrix.Matrix.Share;
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

/**
 * Every write against every cached read operation, on every backend, with encryption and without, seen by the writer and by
 * another process. On files, seen by another process, that is every write; the other places have a share of the writes each, all
 * together every one, with encryption where the writer looks and without where another process does. {@code
 * -Dawsideman.matrix=all} has them all, each way, try every write, which takes long.
 */
class SharedEntriesMatrixTest {
    private static final boolean ALL = "all".equals(System.getProperty("awsideman.matrix"));

    private record Place(Store store, boolean encrypted, Eyes eyes) {}

    @TempDir(factory = FastFolder.class)
    static Path folder = Path.of("");

    private static Matrix matrix;

    @BeforeAll
    static void make() {
        matrix = new Matrix(folder.resolve("sandbox"));
    }

    static Stream<Arguments> placesAndShares() {
        List<Place> places = Stream.of(Store.values())
                .flatMap(store -> Stream.of(false, true)
                        .flatMap(encrypted -> Stream.of(Eyes.values()).map(eyes -> new Place(store, encrypted, eyes))))
                .filter(place -> !place.equals(new Place(Store.MEMORY, false, Eyes.WRITER))) // is the other matrix
                .filter(place -> ALL || place.encrypted() == (place.eyes() == Eyes.WRITER))
                .toList();
        Place usual = new Place(Store.FILE, false, Eyes.OTHER);
        return Stream.of(Eyes.values()).flatMap(eyes -> {
            List<Place> sharing = places.stream()
                    .filter(place -> place.eyes() == eyes && !place.equals(usual))
                    .toList();
            return Stream.concat(sharing.stream(), eyes == usual.eyes() ? Stream.of(usual) : Stream.of())
                    .map(place -> Arguments.of(
                            place,
                            ALL || place.equals(usual)
                                    ? Share.ALL
                                    : new Share(sharing.indexOf(place), sharing.size())));
        });
    }

    @ParameterizedTest
    @MethodSource("placesAndShares")
    void noAnswerIsOlderThanTheWrite(Place place, Share share) throws IOException {
        Eyes eyes = place.eyes();
        Path cache = folder.resolve(place.store() + "-" + place.encrypted() + "-" + eyes);
        List<Outcome> outcomes = matrix.run(place.store(), place.encrypted(), cache, eyes, share, false);
        if (ALL) {
            System.out.println(place + ": " + new Precision(outcomes).summary());
        }

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
