package io.awsideman.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.Memoized;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class GroupSizesTest {
    private static final Supplier<String> DOWN = () -> {
        throw SdkClientException.create("down", new IOException("down"));
    };

    private final List<String> counted = new ArrayList<>();
    private GuideSession session;
    private GroupSizes sizes;

    @BeforeEach
    void open(@TempDir Path folder) {
        session = new GuideSession(folder);
        sizes = new GroupSizes(session.cache(), session.scope(), this::count);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void sizeIsCountedOnce() {
        assertThat(sizes.of("g-1")).isEqualTo(3);
        assertThat(sizes.of("g-1")).isEqualTo(3);

        assertThat(counted).containsExactly("g-1");
    }

    @Test
    void ofABatchOnlyWhatIsMissingIsCounted() {
        sizes.of("g-1");

        assertThat(sizes.of(List.of("g-1", "g-22"))).containsEntry("g-1", 3).containsEntry("g-22", 4);
        assertThat(counted).containsExactly("g-1", "g-22");
    }

    @Test
    void memoizedFunctionRemembersAndForgets() {
        Memoized<String, Integer> memoized = sizes.memoized();
        memoized.apply("g-1");
        memoized.apply("g-1");
        assertThat(counted).containsExactly("g-1");

        memoized.invalidate("g-1");
        memoized.apply("g-1");
        assertThat(counted).containsExactly("g-1", "g-1");
    }

    @Test
    void whatAWriteTouchesIsCountedAgain() {
        sizes.of("g-1");

        sizes.resize("g-1", () -> sizes.of("g-1"));
        sizes.of("g-1");

        assertThat(counted).hasSize(3);
    }

    @Test
    void timeToLiveIsThatOfTheRead() {
        assertThat(sizes.report(() -> "one")).isEqualTo("one");
        session.later(Duration.ofHours(5));
        assertThat(sizes.report(() -> "two")).isEqualTo("one");
        session.later(Duration.ofHours(2));
        assertThat(sizes.report(() -> "two")).isEqualTo("two");
    }

    @Test
    void expiredReportIsServedWhenAwsIsUnavailable() {
        sizes.reportWhateverHappens(() -> "one");
        session.later(Duration.ofMinutes(20));

        assertThat(sizes.reportWhateverHappens(DOWN)).isEqualTo("one");
        assertThat(session.warnings()).singleElement().asString().contains("20 min old");
        assertThatThrownBy(() -> sizes.report(DOWN)).hasMessageContaining("down");
        assertThat(sizes.lastReport()).contains("one");
    }

    private int count(String groupId) {
        counted.add(groupId);
        return groupId.length();
    }
}
