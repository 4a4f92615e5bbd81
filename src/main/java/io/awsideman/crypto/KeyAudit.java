package io.awsideman.crypto;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The record of what was done to keys: a file that is only ever added to, one JSON object on each line, with ids and never a
 * secret. An operation is recorded before it begins and again when it has ended, so that one which was killed is seen as well;
 * what cannot be recorded is not done.
 *
 * <p>Fields: {@code time}, {@code operation}, {@code result} ({@code begun}, {@code done}, {@code failed}), {@code keyset} and
 * {@code key} (ids, where there are any), {@code source}, {@code user}, and {@code reason} of a failure.
 */
public final class KeyAudit {
    private final Path file;
    private final InstantSource clock;
    private final String user;

    /**
     * @param file made with the first record, for its owner only
     * @param user who does it, as the operating system says
     */
    public KeyAudit(Path file, InstantSource clock, String user) {
        this.file = file;
        this.clock = clock;
        this.user = user;
    }

    /** Does something to a key between two records. */
    void record(KeyOperation operation, String keysetId, String keyId, String source, Runnable task) {
        append(operation, "begun", keysetId, keyId, source, "");
        try {
            task.run();
        } catch (RuntimeException e) {
            String reason =
                    e instanceof KeyUnavailableException known ? known.reason().name() : "UNEXPECTED";
            append(operation, "failed", keysetId, keyId, source, reason);
            throw e;
        }
        append(operation, "done", keysetId, keyId, source, "");
    }

    private void append(
            KeyOperation operation, String result, String keysetId, String keyId, String source, String reason) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("time", clock.instant().toString());
                json.writeStringField("operation", operation.text());
                json.writeStringField("result", result);
                writeUnlessEmpty(json, "keyset", keysetId);
                writeUnlessEmpty(json, "key", keyId);
                json.writeStringField("source", source);
                json.writeStringField("user", user);
                writeUnlessEmpty(json, "reason", reason);
                json.writeEndObject();
            }
            line.write('\n');
            SecretFiles.append(file, line.toByteArray());
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    Reason.FAILED,
                    "operations on keys are recorded, and " + file + " cannot be written: " + e.getMessage(),
                    "check the permissions of the file and its folder, and the space on the disk",
                    e);
        }
    }

    private static void writeUnlessEmpty(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }
}
