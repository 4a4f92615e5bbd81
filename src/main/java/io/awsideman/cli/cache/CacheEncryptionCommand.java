package io.awsideman.cli.cache;

import io.awsideman.cache.Migration;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.CacheConfig.PassphraseSource;
import io.awsideman.config.ConfigEditor;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.CacheEncryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman cache encryption status    what is encrypted, and with which key",
            "  awsideman cache encryption enable    encrypts what is there, and all from now on",
            "  awsideman cache encryption rotate    a new key for all entries; run again if it was interrupted",
            "  awsideman cache encryption disable   decrypts what is there",
            "  awsideman cache encryption forget    deletes the key, and the entries with it",
            "  awsideman cache encryption export key.txt --passphrase-file secret.txt",
            "  awsideman cache encryption import key.txt --passphrase-command 'pass show awsideman'"
        })
final class CacheEncryptionCommand implements Callable<Integer> {
    private static final String ENABLED = "cache.encryption_enabled";
    private static final String VARIABLE = "AWSIDEMAN_CACHE_ENCRYPTION";
    private static final TableLayout STATUS = TableLayout.of(
            "",
            Column.of("Enabled"),
            Column.of("Algorithm"),
            Column.of("Source"),
            Column.of("Keyset"),
            Column.of("Seal"),
            Column.of("PlainEntries"),
            Column.of("Problem"),
            Column.of("Keys"));
    private static final TableLayout DONE =
            TableLayout.of("", Column.of("Action"), Column.of("Entries"), Column.of("Keyset"));

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "status, enable, disable, rotate, forget, export or import")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String action;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where an export is written (default: standard output) or an import is read")
    private @Nullable Path file;

    @Option(
            names = "--passphrase-fd",
            paramLabel = "N",
            description = "For export and import: the open file descriptor of the passphrase")
    private @Nullable String passphraseDescriptor;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "For export and import: the file of the passphrase, closed to all others")
    private @Nullable String passphraseFile;

    @Option(
            names = "--passphrase-command",
            paramLabel = "COMMAND",
            description = "For export and import: the command that prints the passphrase")
    private @Nullable String passphraseCommand;

    CacheEncryptionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheEncryption encryption = context.session().cacheAdministration().encryption();
        switch (action) {
            case "status" -> status(encryption);
            case "enable" -> enable(encryption);
            case "disable" -> disable(encryption);
            case "rotate" -> rotate(encryption);
            case "forget" -> forget(encryption);
            case "export" -> export(encryption);
            case "import" -> take(encryption);
            default ->
                throw new AdminException(
                        FailureKind.USAGE,
                        "ACTION: '" + action + "' is none",
                        "use status, enable, disable, rotate, forget, export or import");
        }
        return ExitStatus.OK;
    }

    private void status(CacheEncryption encryption) {
        CacheEncryption.Status status = encryption.status();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Enabled", status.enabled());
        row.put("Algorithm", status.algorithm());
        row.put("Source", status.source());
        putIfKnown(row, "Keyset", status.keysetId());
        row.put("Seal", status.seal());
        row.put("PlainEntries", status.plainEntries());
        putIfKnown(row, "Problem", status.problem());
        List<Map<String, Object>> keys = new ArrayList<>();
        for (CacheEncryption.KeyUse use : status.keys()) {
            keys.add(key(use));
        }
        row.put("Keys", keys);
        context.output().writeObject(row, STATUS);
        if (status.enabled() && status.plainEntries() > 0) {
            context.message(Counts.entries(status.plainEntries())
                    + " are not encrypted; to encrypt them: awsideman cache encryption enable");
        }
    }

    private Map<String, Object> key(CacheEncryption.KeyUse use) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("KeyId", use.id());
        row.put("State", use.created() == null ? "lost" : use.primary() ? "primary" : "retired");
        if (use.created() != null && use.created().isAfter(Instant.EPOCH)) {
            row.put("CreatedAt", use.created());
            row.put(
                    "AgeDays",
                    Duration.between(use.created(), context.host().clock().instant())
                            .toDays());
        }
        row.put("Entries", use.entries());
        return row;
    }

    private void enable(CacheEncryption encryption) {
        if (context.isDryRun()) {
            would("encrypt", encryption.status().plainEntries());
            return;
        }
        Migration.Result result = encryption.enable();
        done(result.copied(), encryption);
        configure(true);
        context.message("Encrypted " + Counts.entries(result.copied()) + ". " + dropped(result)
                + "From now on nothing is kept in plain text.");
    }

    private void disable(CacheEncryption encryption) {
        CacheEncryption.Status status = encryption.status();
        long encrypted = status.keys().stream()
                .mapToLong(CacheEncryption.KeyUse::entries)
                .sum();
        if (context.isDryRun()) {
            would("decrypt", encrypted);
            return;
        }
        context.confirm("Decrypt " + Counts.entries(encrypted)
                + ", so that whoever can read the files can read who may do what?");
        configure(false);
        Migration.Result result = encryption.disable();
        done(result.copied(), encryption);
        context.message("Decrypted " + Counts.entries(result.copied()) + ". " + dropped(result)
                + "The key is kept; to delete it: awsideman cache encryption forget");
    }

    private void rotate(CacheEncryption encryption) {
        if (context.isDryRun()) {
            long entries = encryption.status().keys().stream()
                    .mapToLong(CacheEncryption.KeyUse::entries)
                    .sum();
            would("encrypt anew", entries);
            return;
        }
        if (encryption.isRotating()) {
            context.message("An earlier rotation was interrupted: it is brought to its end.");
        }
        long renewed = encryption.rotate();
        done(renewed, encryption);
        context.message("Encrypted " + Counts.entries(renewed) + " with the new key; the key of before is deleted.");
    }

    private void forget(CacheEncryption encryption) {
        CacheEncryption.Status status = encryption.status();
        long entries = status.plainEntries()
                + status.keys().stream()
                        .mapToLong(CacheEncryption.KeyUse::entries)
                        .sum();
        if (context.isDryRun()) {
            context.message("Would delete the key in " + status.source() + " and " + Counts.entries(entries)
                    + "; nothing was changed.");
            write("forget", 0, status.keysetId());
            return;
        }
        long snapshots = context.session().snapshots().encrypted();
        if (snapshots > 0) {
            context.warn(snapshots + " encrypted snapshot" + (snapshots == 1 ? "" : "s")
                    + " of access can never be read again without the key; to keep it: awsideman cache"
                    + " encryption export");
        }
        context.confirm("Delete the key in " + status.source() + " and " + Counts.entries(entries) + "?");
        long removed = encryption.forget();
        write("forget", removed, status.keysetId());
        context.message("Deleted the key and " + Counts.entries(removed) + ".");
    }

    private void export(CacheEncryption encryption) {
        CacheEncryption.Status status = encryption.status();
        if (context.isDryRun()) {
            context.message("Would export keyset " + status.keysetId() + "; nothing was written.");
            write("export", 0, status.keysetId());
            return;
        }
        String text = encryption.export(passphrase());
        if (file == null) {
            context.value("Export", text.strip());
        } else {
            create(file, text);
            write("export", 0, status.keysetId());
        }
        context.message("Whoever has this text and the passphrase can read every cache with this key, also later: send"
                + " them on different ways, and run 'cache encryption rotate' when somebody leaves.");
    }

    private void take(CacheEncryption encryption) {
        if (file == null) {
            throw new AdminException(
                    FailureKind.USAGE, "import needs the file of an export", "name it after the word import");
        }
        CacheEncryption.Status status = encryption.status();
        if (context.isDryRun()) {
            context.message("Would take in the key of " + file + "; nothing was changed.");
            write("import", 0, status.keysetId());
            return;
        }
        String text = read(file);
        if (status.keysetId() != null) {
            context.confirm("Put this key in the place of keyset " + status.keysetId()
                    + ", whose entries can then not be read any more?");
        }
        write("import", 0, encryption.take(text, passphrase()));
        context.message("Took in the key. To use it: awsideman cache encryption enable");
    }

    private PassphraseSource passphrase() {
        return new PassphraseSource(passphraseDescriptor, passphraseFile, passphraseCommand);
    }

    /** Writes the setting down, where it is not so already. */
    private void configure(boolean enabled) {
        if (context.session().configuration().cache().encryption().enabled() == enabled) {
            return;
        }
        Path config = context.session().home().configFile();
        new ConfigEditor(config).set(ENABLED, String.valueOf(enabled));
        context.message("Set " + ENABLED + " to " + enabled + " in " + config + ".");
        if (context.host().environment().containsKey(VARIABLE)) {
            context.warn(VARIABLE + " says otherwise and is stronger; unset it");
        }
    }

    private void would(String what, long entries) {
        write(action, 0, null);
        context.message("Would " + what + " " + Counts.entries(entries) + "; nothing was changed.");
    }

    private void done(long entries, CacheEncryption encryption) {
        write(action, entries, encryption.status().keysetId());
    }

    private void write(String what, long entries, @Nullable String keysetId) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Action", what);
        row.put("Entries", entries);
        putIfKnown(row, "Keyset", keysetId);
        context.output().writeObject(row, DONE);
    }

    private static String dropped(Migration.Result result) {
        long dropped = result.dead() + result.unreadable();
        return dropped == 0
                ? ""
                : "Removed " + Counts.of(dropped, "other that was", "others that were") + " of no use. ";
    }

    private static void putIfKnown(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AdminException(FailureKind.USAGE, "FILE: " + file + " cannot be read: " + e, null, e);
        }
    }

    private static void create(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AdminException(FailureKind.USAGE, "FILE: " + file + " cannot be written: " + e, null, e);
        }
    }
}
