package io.awsideman.cache.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.interleaving.Access.Thing;
import io.awsideman.fixture.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Readers and writers of processes of their own, with the real manager over one store, and the model they are held against:
 * an AWS that is a number. A read that begins when AWS has a state must not answer an older one.
 */
final class Protocol implements Scenario {
    /** What the manager's callers may leave out, to see that the search finds it. */
    enum Omission {
        BEGIN,
        END
    }

    /**
     * @param oneStep whether a request to the store is one step, as with a server, or each access is, as with files
     * @param warm whether there is an entry at the start
     * @param settle how long AWS may answer with the state before a write, zero for never
     * @param killed whether writers may be killed around their change
     * @param late whether the time set for a write may be over before the write is
     */
    record Setting(
            int readers,
            int writers,
            boolean oneStep,
            boolean warm,
            Duration settle,
            boolean killed,
            boolean late,
            Set<SteppedBackend.Defect> defects,
            Set<Omission> omissions) {
        static Setting of(int readers, int writers) {
            return new Setting(readers, writers, false, true, Duration.ZERO, false, false, Set.of(), Set.of());
        }

        Setting withRequestsAtOnce() {
            return new Setting(readers, writers, true, warm, settle, killed, late, defects, omissions);
        }

        Setting cold() {
            return new Setting(readers, writers, oneStep, false, settle, killed, late, defects, omissions);
        }

        Setting settling(Duration time) {
            return new Setting(readers, writers, oneStep, warm, time, killed, late, defects, omissions);
        }

        Setting withKills() {
            return new Setting(readers, writers, oneStep, warm, settle, true, late, defects, omissions);
        }

        Setting withLateWrites() {
            return new Setting(readers, writers, oneStep, warm, settle, killed, true, defects, omissions);
        }

        Setting with(SteppedBackend.Defect defect) {
            return new Setting(readers, writers, oneStep, warm, settle, killed, late, Set.of(defect), omissions);
        }

        Setting without(Omission omission) {
            return new Setting(readers, writers, oneStep, warm, settle, killed, late, defects, Set.of(omission));
        }
    }

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final LoadOptions OPTIONS = LoadOptions.of("identitystore:ListUsers");
    private static final List<KeyPattern> CHANGES = List.of(KeyPattern.parse("user:list"));

    private final Steps steps;
    private final Setting setting;
    private final MovableClock clock = new MovableClock();
    private final SteppedBackend store;
    private int processes;
    private int state = 1;
    private int shown = 1;
    private int completed = 1;
    private Instant lastWrite = Instant.EPOCH;

    Protocol(Steps steps, Setting setting) {
        this.steps = steps;
        this.setting = setting;
        this.store = new SteppedBackend(steps, clock, setting.oneStep(), setting.defects());
        if (setting.warm()) {
            read(process());
        }
    }

    @Override
    public List<Runnable> actors() {
        List<Runnable> actors = new ArrayList<>();
        for (int reader = 0; reader < setting.readers(); reader++) {
            CacheManager process = process();
            actors.add(() -> readChecked(process));
        }
        for (int writer = 0; writer < setting.writers(); writer++) {
            CacheManager process = process();
            actors.add(() -> write(process));
        }
        if (setting.late()) {
            actors.add(() -> letPass(DEADLINE));
        } else if (!setting.settle().isZero()) {
            actors.add(() -> letPass(setting.settle()));
        }
        return actors;
    }

    /** What is left in the store is not older than AWS either, now and when all times are over. */
    @Override
    public void verify() {
        readChecked(process());
        clock.advance(setting.settle());
        readChecked(process());
        clock.advance(DEADLINE);
        readChecked(process());
    }

    private void readChecked(CacheManager process) {
        steps.next(Access.reading(Thing.AWS));
        int atLeast = oldestAllowed();
        assertThat(read(process)).as("the state that a read answered").isGreaterThanOrEqualTo(atLeast);
    }

    /** What AWS has; what it may still answer while it settles; what was completed where a write outlives its mark. */
    private int oldestAllowed() {
        if (setting.late()) {
            return completed;
        }
        return settled() ? state : shown;
    }

    private int read(CacheManager process) {
        byte[] value = process.getOrLoad(Samples.USERS, OPTIONS, this::ask).value();
        return Integer.parseInt(Samples.text(value));
    }

    /** Asks AWS, which may answer with the state before while it settles. */
    private Loaded ask() {
        steps.next(Access.reading(Thing.AWS));
        if (!settled() && steps.choose(2) == 1) {
            return new Loaded(Samples.bytes(Integer.toString(shown)), 1);
        }
        return new Loaded(Samples.bytes(Integer.toString(state)), 1);
    }

    private boolean settled() {
        return !clock.instant().isBefore(lastWrite.plus(setting.settle()));
    }

    private void write(CacheManager process) {
        try {
            if (setting.omissions().contains(Omission.BEGIN)) {
                int changed = change();
                process.begin(Samples.DOMAIN, CHANGES).end();
                completed = Math.max(completed, changed);
            } else {
                PendingWrite write = process.begin(Samples.DOMAIN, CHANGES);
                int changed = change();
                if (!setting.omissions().contains(Omission.END)) {
                    write.end();
                }
                completed = Math.max(completed, changed);
            }
        } catch (Killed e) {
            assertThat(setting.killed()).isTrue();
        }
    }

    private int change() {
        mayBeKilled();
        steps.next(Access.writing(Thing.AWS));
        shown = settled() ? state : shown;
        state++;
        lastWrite = clock.instant();
        int changed = state;
        mayBeKilled();
        return changed;
    }

    private void mayBeKilled() {
        if (setting.killed() && steps.choose(2) == 1) {
            throw new Killed();
        }
    }

    private void letPass(Duration time) {
        steps.next(Access.writing(Thing.TIME, Thing.values()));
        clock.advance(time);
    }

    /** A manager of its own, as a process has it; only the store is shared. */
    private CacheManager process() {
        CacheSettings settings = new CacheSettings(
                Duration.ofHours(1), setting.settle(), Duration.ZERO, Duration.ofDays(7), DEADLINE, 0, false, 0);
        String writer = "process-" + ++processes;
        return new CacheManager(
                store, settings, CachePolicy.normal(), clock, new Random(1), () -> writer, warning -> {});
    }

    /** The end of a process in the middle of a write. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }
}
