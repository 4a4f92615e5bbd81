package io.awsideman.cache.backend.file;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.files.AtomicFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The counters of all processes. Each appends what it has counted as one line to a journal, without a lock, which takes a
 * fraction of the time of replacing a file: {@code checksum name number name number}, the checksum being the CRC-32 (hexadecimal)
 * of all that follows it. A journal that has grown long is set aside under a lock, where those can still end their line who have
 * it open, and is added to the sums when the next one has grown as long.
 *
 * <p>The sums are a line of the same kind, and below it the checksum of the journal that was added last: nobody adds it again
 * after a process that was killed before it could delete it.
 */
final class CounterFile {
    private static final int ATTEMPTS = 2000;
    private static final int LONG_JOURNAL = 1 << 14;
    // closing any channel of the lock file in this process would drop the lock of another thread
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private final Layout layout;
    private final AtomicFiles files;

    CounterFile(Layout layout, AtomicFiles files) {
        this.layout = layout;
        this.files = files;
    }

    CacheCounters read() throws IOException {
        if (Files.notExists(layout.counters())
                && Files.notExists(layout.countersAside())
                && Files.notExists(layout.countersJournal())) {
            return CacheCounters.zero();
        }
        return locked(ATTEMPTS, () -> {
            CacheCounters journal = decode(AtomicFiles.read(layout.countersJournal()));
            return sumsWithAside().plus(journal);
        });
    }

    void add(CacheCounters delta) throws IOException {
        Path journal = layout.countersJournal();
        if (Files.notExists(journal)) {
            files.createIfAbsent(journal, nameOfJournal()); // readable by its owner alone, which a stream cannot see to
        }
        try (OutputStream out = new FileOutputStream(journal.toFile(), true)) {
            // In one piece, and apart from half of a line that a full disk has left.
            out.write(("\n" + line(delta.values()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (takesAway(delta)) {
            locked(ATTEMPTS, this::addAll);
        } else if (isLong(journal)) {
            setAside();
        }
    }

    private static boolean takesAway(CacheCounters delta) {
        for (long count : delta.values().values()) {
            if (count < 0) {
                return true;
            }
        }
        return false;
    }

    private void setAside() {
        try {
            locked(1, () -> {
                if (isLong(layout.countersJournal())) {
                    addAside();
                    files.setAside(layout.countersJournal(), layout.countersAside(), nameOfJournal());
                }
                return true;
            });
        } catch (IOException e) {
            return; // nothing is lost: the journal becomes longer until somebody can
        }
    }

    /** What is taken away leaves no trace. */
    private boolean addAll() throws IOException {
        addAside();
        files.setAside(layout.countersJournal(), layout.countersAside(), nameOfJournal());
        addAside();
        return true;
    }

    /** A line that counts nothing: journals of the same counts must not look the same. */
    private static byte[] nameOfJournal() {
        String name = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return (name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isLong(Path journal) {
        return journal.toFile().length() > LONG_JOURNAL;
    }

    private void addAside() throws IOException {
        byte[] aside = aside();
        byte[] sums = AtomicFiles.read(layout.counters());
        if (aside != null && !isIn(sums, aside)) {
            String content = line(decode(sums).plus(decode(aside)).values()) + "\n" + checksum(aside) + "\n";
            files.replace(layout.counters(), content.getBytes(StandardCharsets.UTF_8), false);
        }
        Files.deleteIfExists(layout.countersAside());
    }

    private CacheCounters sumsWithAside() throws IOException {
        byte[] sums = AtomicFiles.read(layout.counters());
        byte[] aside = aside();
        return aside == null || isIn(sums, aside) ? decode(sums) : decode(sums).plus(decode(aside));
    }

    /** What is aside, unless it is the journal itself, as long as a process that was killed had not put another in its place. */
    private byte @Nullable [] aside() throws IOException {
        byte[] content = AtomicFiles.read(layout.countersAside());
        boolean stillJournal = content != null
                && Files.exists(layout.countersJournal())
                && Files.isSameFile(layout.countersAside(), layout.countersJournal());
        return stillJournal ? null : content;
    }

    private static boolean isIn(byte @Nullable [] sums, byte[] aside) {
        return sums != null && new String(sums, StandardCharsets.UTF_8).endsWith("\n" + checksum(aside) + "\n");
    }

    private <T> T locked(int attempts, FileBackend.FileAction<T> action) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel lockChannel = files.openForUpdate(layout.countersLock());
                    FileLock held = acquire(lockChannel, attempts)) {
                T result = action.run();
                held.release();
                return result;
            }
        }
    }

    private static FileLock acquire(FileChannel channel, int attempts) throws IOException {
        for (int attempt = 1; ; attempt++) {
            FileLock held = channel.tryLock();
            if (held != null) {
                return held;
            }
            if (attempt >= attempts) {
                throw new IOException("the counters stay locked by another process");
            }
            pause();
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the counters");
        }
    }

    private static String line(Map<String, Long> values) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> counter : values.entrySet()) {
            text.append(' ').append(counter.getKey()).append(' ').append((long) counter.getValue());
        }
        return checksum(text) + text;
    }

    /** The sum of the whole lines; half of one, and what is none of ours, counts nothing. */
    private static CacheCounters decode(byte @Nullable [] content) {
        SortedMap<String, Long> values = new TreeMap<>();
        String text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
        for (String line : text.split("\n")) {
            int from = line.indexOf(' ');
            if (from >= 0 && line.substring(0, from).equals(checksum(line.substring(from)))) {
                String[] counters = line.substring(from + 1).split(" ");
                for (int i = 0; i < counters.length; i += 2) {
                    values.merge(counters[i], Long.parseLong(counters[i + 1]), Long::sum);
                }
            }
        }
        return new CacheCounters(values);
    }

    private static String checksum(CharSequence text) {
        return checksum(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return Long.toHexString(crc.getValue());
    }
}
