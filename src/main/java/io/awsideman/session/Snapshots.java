package io.awsideman.session;

import io.awsideman.crypto.AeadCipher;
import io.awsideman.crypto.AuthenticationFailedException;
import io.awsideman.crypto.Keyset;
import io.awsideman.crypto.SecretFiles;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccessSnapshot;
import io.awsideman.identitycenter.BadSnapshotException;
import io.awsideman.identitycenter.SnapshotFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The snapshots that are kept, one file each, for their owner only: JSON lines (see {@link SnapshotFormat}) compressed by gzip,
 * and encrypted when the cache is. The keys are those of the cache; a snapshot can be read as long as its keyset is there, also
 * after rotations, and with encryption switched off since.
 */
public final class Snapshots {
    /** What stands for the present where a snapshot is named. */
    public static final String LIVE = "live";

    private static final String PLAIN = ".jsonl.gz";
    private static final String SEALED = PLAIN + ".sealed";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]{0,99}");

    private final Path folder;
    private final CacheKeys keys;
    private final boolean encrypted;
    private final SnapshotFormat format = new SnapshotFormat();

    /**
     * What is kept.
     *
     * @param facts empty if the file is damaged
     */
    public record Kept(String name, Path file, long bytes, boolean encrypted, Optional<AccessSnapshot.Facts> facts) {}

    Snapshots(Path folder, CacheKeys keys, boolean encrypted) {
        this.folder = folder;
        this.keys = keys;
        this.encrypted = encrypted;
    }

    /** A name that no snapshot has, for one that nobody names: the time, in UTC. */
    public String freeName(Instant time) {
        String second = time.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? second : second + "-" + number)
                .filter(name -> find(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * The file that a snapshot of this name would be in.
     *
     * @throws AdminException USAGE if the name is no name, CONFLICT if there is such a snapshot
     */
    public Path place(String name) {
        if (!NAME.matcher(name).matches() || name.equals(LIVE)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + name + "\" is no name for a snapshot",
                    "take letters, digits, dots, dashes and underscores; " + LIVE + " stands for the present");
        }
        if (find(name).isPresent()) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    "there is a snapshot " + name + " already",
                    "take another name, or delete the file " + find(name).orElseThrow());
        }
        return folder.resolve(name + (encrypted ? SEALED : PLAIN));
    }

    /**
     * Keeps a snapshot.
     *
     * @throws AdminException as {@link #place}; UNEXPECTED if it cannot be written
     */
    public Kept keep(String name, AccessSnapshot snapshot) {
        Path file = place(name);
        try {
            byte[] bytes = compressed(snapshot);
            byte[] stored = encrypted ? sealed(bytes) : bytes;
            SecretFiles.createFolder(folder);
            SecretFiles.replace(file, stored);
            return new Kept(name, file, stored.length, encrypted, Optional.of(snapshot.facts()));
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.UNEXPECTED,
                    "the snapshot " + file + " cannot be written: " + e.getMessage(),
                    "check the permissions of the folder, and the space on the disk",
                    e);
        }
    }

    private byte[] compressed(AccessSnapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            format.write(snapshot, out);
        }
        return bytes.toByteArray();
    }

    private byte[] sealed(byte[] bytes) {
        Keyset keyset = keys.keyset();
        try (AeadCipher cipher = keyset.documentCipher()) {
            SnapshotEnvelope envelope = new SnapshotEnvelope(keyset.id());
            return envelope.with(cipher.seal(envelope.header(), bytes));
        }
    }

    /** All that are kept, by name. */
    public List<Kept> list() {
        List<Kept> kept = new ArrayList<>();
        for (Path file : files()) {
            try {
                byte[] stored = Files.readAllBytes(file);
                kept.add(new Kept(
                        nameOf(file),
                        file,
                        stored.length,
                        SnapshotEnvelope.of(stored).isPresent(),
                        facts(file, stored)));
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return kept;
    }

    private Optional<AccessSnapshot.Facts> facts(Path file, byte[] stored) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(opened(file, stored)))) {
            return Optional.of(format.readFacts(in));
        } catch (BadSnapshotException | AuthenticationFailedException | ZipException | EOFException e) {
            return Optional.empty();
        }
    }

    /**
     * The snapshot of this name, or in this file.
     *
     * @throws AdminException NOT_FOUND if there is none; USAGE if it is damaged; KEY if its keys cannot be had
     */
    public AccessSnapshot read(String nameOrFile) {
        Path file = find(nameOrFile).orElseGet(() -> Path.of(nameOrFile));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(opened(file, Files.readAllBytes(file))))) {
            return format.read(in);
        } catch (NoSuchFileException e) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "there is no snapshot " + nameOrFile + ", and no such file",
                    "see which there are: awsideman snapshot list",
                    e);
        } catch (BadSnapshotException | AuthenticationFailedException | ZipException | EOFException e) {
            throw new AdminException(
                    FailureKind.USAGE,
                    file + " is no snapshot, or is damaged: " + e.getMessage(),
                    "take another: awsideman snapshot list",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private byte[] opened(Path file, byte[] stored) throws AuthenticationFailedException {
        Optional<SnapshotEnvelope> envelope = SnapshotEnvelope.of(stored);
        if (envelope.isEmpty()) {
            return stored;
        }
        try (AeadCipher cipher =
                keys.existing(file.toString(), envelope.get().keysetId()).documentCipher()) {
            return cipher.open(envelope.get().header(), SnapshotEnvelope.sealed(stored));
        }
    }

    private Optional<Path> find(String name) {
        return files().stream().filter(file -> nameOf(file).equals(name)).findFirst();
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf(PLAIN));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                folder,
                file -> !file.getFileName().toString().startsWith(".")
                        && Stream.of(PLAIN, SEALED).anyMatch(file.getFileName().toString()::endsWith))) {
            found.forEach(files::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        files.sort(Comparator.comparing(Snapshots::nameOf));
        return files;
    }

    /** How many are encrypted, by their names: no key is needed to tell. */
    public long encrypted() {
        return files().stream().filter(file -> file.toString().endsWith(SEALED)).count();
    }

    private static AdminException unreadable(Path file, IOException e) {
        return new AdminException(
                FailureKind.UNEXPECTED, file + " cannot be read: " + e.getMessage(), "check its permissions", e);
    }
}
