package io.awsideman.cache.backend.file;

import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries: until when to keep the file and when the value was fetched (epoch milliseconds, 8 bytes big-endian each), then
 * the entry's own bytes. The time of modification says when an entry was last used, to a few minutes.
 */
final class EntryFiles {
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(5);
    private static final int HEADER_BYTES = 2 * Long.BYTES;
    private static final byte[] NOT_AN_ENTRY = new byte[0];

    /** What an entry file says of itself. */
    record Header(Instant keepUntil, Instant createdAt) {}

    private final Layout layout;
    private final AtomicFiles files;
    private final InstantSource clock;

    EntryFiles(Layout layout, AtomicFiles files, InstantSource clock) {
        this.layout = layout;
        this.files = files;
        this.clock = clock;
    }

    byte @Nullable [] read(EntryAddress address) throws IOException {
        Path file = layout.entry(address);
        byte[] data = read(file);
        if (data != null) {
            touch(file);
        }
        return data;
    }

    static byte @Nullable [] read(Path file) throws IOException {
        byte[] content = AtomicFiles.read(file);
        if (content == null) {
            return null;
        }
        return content.length < HEADER_BYTES ? NOT_AN_ENTRY : Arrays.copyOfRange(content, HEADER_BYTES, content.length);
    }

    /** What the file says; the epoch if it says nothing, so that it is removed at once. */
    static Header header(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            int read = 0;
            while (header.hasRemaining() && read >= 0) {
                read = channel.read(header);
            }
        }
        return header.hasRemaining()
                ? new Header(Instant.EPOCH, Instant.EPOCH)
                : new Header(Instant.ofEpochMilli(header.getLong(0)), Instant.ofEpochMilli(header.getLong(Long.BYTES)));
    }

    void write(EntryAddress address, EncodedEntry entry) throws IOException {
        byte[] content = ByteBuffer.allocate(HEADER_BYTES + entry.data().length)
                .putLong(entry.keepUntil().toEpochMilli())
                .putLong(entry.createdAt().toEpochMilli())
                .put(entry.data())
                .array();
        Path file = layout.entry(address);
        try {
            files.replace(file, content, false);
        } catch (NoSuchFileException e) {
            files.createDirectories(layout.scope(address.scope()));
            files.replace(file, content, false);
        }
    }

    void delete(EntryAddress address) throws IOException {
        Files.deleteIfExists(layout.entry(address));
    }

    /** Deletes all entries in the folder of a scope and says how many there were. */
    static long deleteAll(Path scope) throws IOException {
        long deleted = 0;
        for (Path file : AtomicFiles.list(scope)) {
            if (Layout.isEntry(file) && Files.deleteIfExists(file)) {
                deleted++;
            }
        }
        return deleted;
    }

    private void touch(Path file) {
        Instant now = clock.instant();
        try {
            long used = file.toFile().lastModified();
            if (used > 0 && Instant.ofEpochMilli(used).plus(TOUCH_AFTER).isBefore(now)) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            return; // removed meanwhile, or not to be touched: then it counts as used when it was written
        }
    }
}
