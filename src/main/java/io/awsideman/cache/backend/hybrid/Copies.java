package io.awsideman.cache.backend.hybrid;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the near tier keeps of the far one, and when it may be answered. */
final class Copies {
    /** How long a copy is used at most where each use is confirmed by the far tier. */
    static final Duration USED = Duration.ofMinutes(5);

    private final CacheBackend near;
    private final CacheBackend far;
    private final Duration localTtl;
    private final Observations observations;
    private final InstantSource clock;

    Copies(CacheBackend near, CacheBackend far, Duration localTtl, Observations observations, InstantSource clock) {
        this.near = near;
        this.far = far;
        this.localTtl = localTtl;
        this.observations = observations;
        this.clock = clock;
    }

    Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Instant now = clock.instant();
        Map<EntryAddress, Snapshot> seenNear = near.readAll(addresses);
        Map<EntryAddress, Snapshot> answers = new LinkedHashMap<>();
        Map<EntryAddress, NearEntry> doubtful = new LinkedHashMap<>();
        for (EntryAddress address : addresses) {
            Snapshot seen = seenNear.getOrDefault(address, Snapshot.absent());
            NearEntry entry = NearEntry.decode(address.prefixes(), seen.data());
            if (entry == null) {
                continue;
            }
            Observation known = entry.known();
            GenerationSnapshot nowNear = seen.generations();
            if (known.isYounger(localTtl, now) && known.isUnchangedBy(address.prefixes(), nowNear)) {
                answers.put(
                        address,
                        new Snapshot(
                                entry.data(), new GenerationSnapshot(known.far(), nowNear.hotUntil(), known.seal())));
            } else if (localTtl.isZero() && known.isYounger(USED, now)) {
                doubtful.put(address, entry);
            }
        }
        confirm(doubtful, seenNear, answers);
        List<EntryAddress> missing = addresses.stream()
                .filter(address -> !answers.containsKey(address))
                .toList();
        if (!missing.isEmpty()) {
            answers.putAll(fetch(missing, seenNear, now));
        }
        return answers;
    }

    /** Copies what is being put, with what this process was told last. */
    void putAll(Map<EntryAddress, EncodedEntry> entries) {
        Map<EntryAddress, EncodedEntry> copies = new LinkedHashMap<>();
        entries.forEach((address, entry) -> {
            Observation known = observations.of(address.prefixes());
            // of one that nothing is known of the copy counts for nothing, but takes the place of the one before
            Observation said = known == null ? Observation.NONE : known;
            copies.put(address, copy(address, said, entry.data(), entry.operation(), entry.createdAt()));
        });
        near.putAll(copies);
    }

    /** Answers with the near entries whose generations the far tier confirms. */
    private void confirm(
            Map<EntryAddress, NearEntry> doubtful,
            Map<EntryAddress, Snapshot> seenNear,
            Map<EntryAddress, Snapshot> answers) {
        if (doubtful.isEmpty()) {
            return;
        }
        GenerationSnapshot nowFar = allOf(far, prefixesOf(doubtful.keySet()), false);
        if (doubtful.size() > 1 && nowFar.hotUntil().isAfter(clock.instant())) {
            return; // which of them that concerns is told with the entries
        }
        doubtful.forEach((address, entry) -> {
            if (entry.known().isConfirmedBy(address.prefixes(), nowFar)) {
                GenerationSnapshot seen =
                        seenNear.getOrDefault(address, Snapshot.absent()).generations();
                GenerationSnapshot own = new GenerationSnapshot(entry.known().far(), nowFar.hotUntil(), nowFar.seal());
                answers.put(address, new Snapshot(entry.data(), joined(seen, own)));
            }
        });
    }

    /** Takes entries from the far tier, and copies them. The near tokens that a copy counts by are looked at before. */
    private Map<EntryAddress, Snapshot> fetch(
            List<EntryAddress> missing, Map<EntryAddress, Snapshot> seenNear, Instant now) {
        GenerationSnapshot nowNear = allOf(near, prefixesOf(missing), true);
        Map<EntryAddress, Snapshot> fetched = far.readAll(missing);
        Map<EntryAddress, Snapshot> answers = new LinkedHashMap<>();
        Map<EntryAddress, EncodedEntry> copies = new LinkedHashMap<>();
        fetched.forEach((address, snapshot) -> {
            observations.note(now, address.prefixes(), nowNear, snapshot.generations());
            Observation known = observations.of(address.prefixes());
            GenerationSnapshot own =
                    seenNear.getOrDefault(address, Snapshot.absent()).generations();
            Snapshot answer = new Snapshot(snapshot.data(), joined(own, snapshot.generations()));
            // amid a write this may be what was before it: under the new tokens it would hide what is stored after it
            boolean quiet = !answer.generations().hotUntil().isAfter(now);
            if (snapshot.data() != null && known != null && quiet) {
                copies.put(address, copy(address, known, snapshot.data(), "", now));
            }
            answers.put(address, answer);
        });
        if (!copies.isEmpty()) {
            near.putAll(copies);
        }
        return answers;
    }

    private EncodedEntry copy(
            EntryAddress address, Observation known, byte[] data, String operation, Instant createdAt) {
        Duration used = localTtl.isZero() ? USED : localTtl;
        byte[] bytes = new NearEntry(known, data).encoded(address.prefixes());
        return new EncodedEntry(bytes, operation, createdAt, known.at().plus(used));
    }

    /** What is true, and the marks of this computer, which may not have reached the far tier. */
    static GenerationSnapshot joined(GenerationSnapshot seenNear, GenerationSnapshot seenFar) {
        Instant latest = seenNear.hotUntil().isAfter(seenFar.hotUntil()) ? seenNear.hotUntil() : seenFar.hotUntil();
        return new GenerationSnapshot(seenFar.tokens(), latest, seenFar.seal());
    }

    private static List<String> prefixesOf(Collection<EntryAddress> addresses) {
        Set<String> prefixes = new LinkedHashSet<>();
        addresses.forEach(address -> prefixes.addAll(address.prefixes()));
        return List.copyOf(prefixes);
    }

    /** The generations of any number of prefixes as one answer. */
    private static GenerationSnapshot allOf(CacheBackend tier, List<String> prefixes, boolean createMissing) {
        Map<String, Generation> tokens = new HashMap<>();
        GenerationSnapshot all = GenerationSnapshot.none();
        for (int from = 0; from < prefixes.size(); from += CacheBackend.MAX_BATCH) {
            List<String> some = prefixes.subList(from, Math.min(prefixes.size(), from + CacheBackend.MAX_BATCH));
            GenerationSnapshot told = tier.generations(some, createMissing);
            tokens.putAll(told.tokens());
            all = joined(all, told);
        }
        return new GenerationSnapshot(tokens, all.hotUntil(), all.seal());
    }
}
