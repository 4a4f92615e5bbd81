package io.awsideman.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.awsideman.crypto.SecretFiles;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;

/**
 * The record of assignments that were taken away for many people at once, from which they can be made again: a file that is
 * only ever added to, for its owner only, one JSON object on each line. An assignment is recorded before it is revoked and again
 * with what came of it, so that what was killed in between is seen as well; what cannot be recorded is not done.
 *
 * <p>Fields: {@code Time}, {@code Event} ({@code BEGUN} or {@code ENDED}), {@code Action}, {@code Profile}, {@code InstanceArn}, and those of the
 * assignment.
 */
public final class RevocationJournal {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final InstantSource clock;
    private final String profile;
    private final String instanceArn;

    /** @param file made with the first record, with its folder */
    RevocationJournal(Path file, InstantSource clock, String profile, String instanceArn) {
        this.file = file;
        this.clock = clock;
        this.profile = profile;
        this.instanceArn = instanceArn;
    }

    public Path file() {
        return file;
    }

    /**
     * Records assignments that are about to be revoked, or to be made in the place of such.
     *
     * @param action {@code DELETE} or {@code CREATE}
     * @param assignments the fields of each: text, or what has a text
     * @throws AdminException UNEXPECTED if the file cannot be written: then nothing may be revoked
     */
    public void begin(String action, Collection<Map<String, Object>> assignments) {
        append("BEGUN", action, assignments);
    }

    /** Records what came of them; a failure to do so tells that they were revoked all the same. */
    public void end(String action, Collection<Map<String, Object>> assignments) {
        append("ENDED", action, assignments);
    }

    private void append(String event, String action, Collection<Map<String, Object>> assignments) {
        try {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (Map<String, Object> assignment : assignments) {
                try (JsonGenerator json = JSON.createGenerator(lines)) {
                    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                    json.writeStartObject();
                    json.writeStringField("Time", clock.instant().toString());
                    json.writeStringField("Event", event);
                    json.writeStringField("Action", action);
                    json.writeStringField("Profile", profile);
                    json.writeStringField("InstanceArn", instanceArn);
                    for (Map.Entry<String, Object> field : assignment.entrySet()) {
                        json.writeStringField(field.getKey(), field.getValue().toString());
                    }
                    json.writeEndObject();
                }
                lines.write('\n');
            }
            SecretFiles.append(file, lines.toByteArray());
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.UNEXPECTED,
                    "the journal " + file + " cannot be written: " + e.getMessage() + "; "
                            + (event.equals("BEGUN")
                                    ? "nothing was done"
                                    : "what it has as begun was sent to AWS all the same"),
                    "check the permissions of the file and its folder, and the space on the disk",
                    e);
        }
    }
}
