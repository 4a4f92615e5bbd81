package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One invalidation that a backend has not been told of. All but the prefixes stands in the name of its file, so that a file
 * that is empty, torn or unreadable still says that something has changed, and until when it goes on; what has changed is then
 * everything.
 *
 * @param fileName the name of the file it is in, or is to be written to
 * @param owner as in {@link CacheBackend#bump}
 * @param subject a digest of the prefixes: one write may change more of them than fit into one request
 * @param created when it was noted
 * @param until as in {@link CacheBackend#bump}
 * @param prefixes {@code null} for everything
 */
record JournalRecord(
        String fileName,
        String owner,
        String subject,
        Instant created,
        Instant until,
        @Nullable List<String> prefixes) {
    private static final String CHANGE = "change";
    private static final Pattern NAME = Pattern.compile(
            "([A-Za-z0-9_-]{1,128})\\.([0-9a-f]{32})\\.(\\d{1,15})\\.(\\d{1,15})\\.(change|everything)");

    static JournalRecord of(String owner, Collection<String> prefixes, Instant created, Instant until) {
        return named(owner, subject(prefixes), created, until, List.copyOf(prefixes));
    }

    /** The record that a file holds; empty for a file that is none. */
    static Optional<JournalRecord> parse(String name, byte[] content) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new JournalRecord(
                name,
                parts.group(1),
                parts.group(2),
                Instant.ofEpochMilli(Long.parseLong(parts.group(3))),
                Instant.ofEpochMilli(Long.parseLong(parts.group(4))),
                parts.group(5).equals(CHANGE) ? decode(content) : null));
    }

    /** A digest of prefixes, to tell the parts of one write from each other. */
    static String subject(Collection<String> prefixes) {
        return LocalState.digest(String.join("\n", prefixes));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The same, but of everything. */
    JournalRecord ofEverything() {
        return named(owner, subject, created, until, null);
    }

    /** The same ending no later than any mark can that is set now: a later end is of a clock that was set back since. */
    JournalRecord bounded(Instant now) {
        Instant latest = now.plus(CacheBackend.MAX_MARK);
        return until.isAfter(latest) ? named(owner, subject, created, latest, prefixes) : this;
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** The prefixes, one a line, and a checksum. */
    byte[] content() {
        String lines = prefixes == null ? "" : String.join("\n", prefixes) + "\n";
        return (lines + checksum(lines)).getBytes(StandardCharsets.UTF_8);
    }

    private static JournalRecord named(
            String owner, String subject, Instant created, Instant until, @Nullable List<String> prefixes) {
        String name = String.join(
                ".",
                owner,
                subject,
                Long.toString(created.toEpochMilli()),
                Long.toString(until.toEpochMilli()),
                prefixes == null ? "everything" : CHANGE);
        return new JournalRecord(name, owner, subject, created, until, prefixes);
    }

    private static @Nullable List<String> decode(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        String lines = text.substring(0, end);
        return end > 0 && checksum(lines).equals(text.substring(end))
                ? lines.lines().toList()
                : null;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
