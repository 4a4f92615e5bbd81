package io.awsideman.cache.interleaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.interleaving.Interleavings.Search;
import io.awsideman.cache.interleaving.Protocol.Omission;
import io.awsideman.cache.interleaving.Protocol.Setting;
import io.awsideman.cache.interleaving.SteppedBackend.Defect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolInterleavingTest {
    private static final Duration SETTLE = Duration.ofSeconds(3);

    /** Small enough to be searched for every defect, and together wide enough to find each. */
    private static final List<Setting> SMALL = List.of(
            Setting.of(1, 1),
            Setting.of(1, 1).cold(),
            Setting.of(1, 1).settling(SETTLE),
            Setting.of(1, 1).withKills(),
            Setting.of(1, 1).cold().withKills(),
            Setting.of(1, 1).withLateWrites(),
            Setting.of(2, 1));

    private final Interleavings interleavings = new Interleavings();

    @AfterEach
    void stop() {
        interleavings.close();
    }

    static Stream<Setting> settings() {
        return Stream.concat(
                SMALL.stream(),
                Stream.of(
                        Setting.of(2, 2).withRequestsAtOnce(),
                        Setting.of(2, 2).withRequestsAtOnce().cold(),
                        Setting.of(1, 2),
                        Setting.of(2, 1).withKills(),
                        Setting.of(2, 1).withRequestsAtOnce().withLateWrites(),
                        Setting.of(1, 2).withRequestsAtOnce().withKills(),
                        Setting.of(2, 1).withRequestsAtOnce().settling(SETTLE),
                        Setting.of(1, 2).withRequestsAtOnce().settling(SETTLE),
                        Setting.of(1, 2).withRequestsAtOnce().withLateWrites()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noOrderLetsAReadAnswerAnOlderState(Setting setting) {
        assertThat(search(setting).orders()).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void aDefectOfAStoreIsFound(Defect defect) {
        assertThatThrownBy(() -> SMALL.forEach(setting -> search(setting.with(defect))))
                .hasMessageContaining("the state that a read answered");
    }

    @ParameterizedTest
    @EnumSource(Omission.class)
    void aStepOfAWriteThatIsLeftOutIsFound(Omission omission) {
        assertThatThrownBy(() -> SMALL.forEach(setting -> search(setting.without(omission))))
                .hasMessageContaining("the state that a read answered");
    }

    private Search search(Setting setting) {
        return interleavings.all(steps -> new Protocol(steps, setting));
    }
}
