package io.awsideman.cache.backend.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What everything depends on, as it was at one time: one hash with an identity, the seal and all marks. It is one key so that
 * a server which evicts keys, is flushed, or comes back with the data of some time ago cannot lose the marks alone. Tokens carry
 * the identity under which they were made and count only under it, so a root that is lost takes all of them with it; see
 * {@link Succession} for what is made in its place.
 *
 * @param identity 32 hexadecimal digits, or {@code null} if there is none that counts for this run of the server
 * @param lost whether there is an identity that does not count
 */
record Root(@Nullable String identity, boolean lost, String seal, List<Mark> marks) {
    static final String IDENTITY = "id";
    static final String SEAL = "seal";

    /** How long an ended mark is left for clocks that are behind. */
    private static final long GRACE_SECONDS = 60;

    /**
     * The root of the fields and values of its hash.
     *
     * @param run which run of the server it was read from: a server that was started anew may have data of before
     */
    static Root of(List<String> fieldsAndValues, String run) {
        String identity = null;
        boolean lost = false;
        String seal = "";
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i + 1 < fieldsAndValues.size(); i += 2) {
            String field = fieldsAndValues.get(i);
            String value = fieldsAndValues.get(i + 1);
            Mark mark = Mark.parse(field);
            if (mark != null) {
                marks.add(mark);
            } else if (field.equals(SEAL)) {
                seal = value;
            } else if (field.equals(IDENTITY)) {
                lost = !value.endsWith(":" + run);
                identity = lost ? null : value.substring(0, value.length() - run.length() - 1);
            }
        }
        return new Root(identity, lost, seal, marks);
    }

    /** The value of the field that makes this the identity in this run of the server. */
    static String identityIn(String run, String identity) {
        return identity + ":" + run;
    }

    /** The latest end of the marks on these prefixes. */
    Instant hotUntil(Collection<String> prefixes) {
        if (marks.isEmpty()) {
            return Instant.EPOCH;
        }
        Set<String> digests = prefixes.stream().map(Keys::digest).collect(Collectors.toSet());
        digests.add(Mark.ALL);
        return marks.stream()
                .filter(mark -> digests.contains(mark.prefixDigest()))
                .map(Mark::until)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** The marks that ended long enough ago. */
    List<Mark> ended(Instant now) {
        return marks.stream()
                .filter(mark -> mark.until().plusSeconds(GRACE_SECONDS).isBefore(now))
                .toList();
    }
}
