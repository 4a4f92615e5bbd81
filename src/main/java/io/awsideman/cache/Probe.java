package io.awsideman.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does with an entry of its own what is done with all others: writes, reads, invalidates and removes it. */
public final class Probe {
    private static final CacheScope SCOPE = new CacheScope("probe", "none", "", "", "probe");
    private static final String TYPE = "probe";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final CacheBackend backend;
    private final InstantSource clock;
    private final EntryAddress address;
    private final String name;
    private final List<Step> steps = new ArrayList<>();

    /**
     * What came of one step.
     *
     * @param problem what was wrong, or {@code null} if nothing was
     */
    public record Step(String name, Duration latency, @Nullable String problem) {}

    /** @param uniqueName tells this probe from those of others */
    public Probe(CacheBackend backend, InstantSource clock, String uniqueName) {
        this.backend = backend;
        this.clock = clock;
        this.name = uniqueName;
        this.address = CacheKey.of(SCOPE, TYPE, TYPE, uniqueName).address();
    }

    /** Takes all steps, whatever becomes of the first. */
    public List<Step> run() {
        byte[] data = address.name().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        step("write", () -> {
            backend.putAll(Map.of(address, new EncodedEntry(data, now, now.plus(KEPT))));
            return null;
        });
        step("read", () -> Arrays.equals(backend.read(address).data(), data) ? null : "what was written is not there");
        step("invalidate", this::invalidate);
        step("remove", () -> {
            backend.remove(List.of(address));
            return backend.read(address).data() == null ? null : "what was removed is still there";
        });
        return List.copyOf(steps);
    }

    /** Of one prefix for all probes, because each keeps its generation. */
    private @Nullable String invalidate() {
        List<String> prefix = List.of(CacheKey.prefix(SCOPE.domain(), List.of(TYPE)));
        GenerationSnapshot before = backend.generations(prefix, true);
        backend.bump(prefix, name, clock.instant());
        GenerationSnapshot after = backend.generations(prefix, false);
        return before.hasAll(prefix) && after.hasAll(prefix) && !Objects.equals(before.tokens(), after.tokens())
                ? null
                : "an invalidation does not show";
    }

    private void step(String name, Supplier<@Nullable String> action) {
        Instant startedAt = clock.instant();
        String problem;
        try {
            problem = action.get();
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
        steps.add(new Step(name, Duration.between(startedAt, clock.instant()), problem));
    }
}
