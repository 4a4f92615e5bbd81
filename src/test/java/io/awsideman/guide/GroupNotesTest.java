package io.awsideman.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupNotesTest {
    private GuideSession session;
    private GroupNotes notes;

    @BeforeEach
    void open(@TempDir Path folder) {
        session = new GuideSession(folder);
        notes = new GroupNotes(session.client(false), session.client(true), GuideSession.STORE);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void secondReadIsAnsweredFromTheCache() {
        String groupId = session.newGroup("Notes");
        assertThat(notes.names()).contains("Notes");
        notes.note(groupId);
        long calls = session.calls();

        assertThat(notes.names()).contains("Notes");
        notes.note(groupId);

        assertThat(session.calls()).isEqualTo(calls);
    }

    @Test
    void writeIsSeenByTheNextRead() {
        String groupId = session.newGroup("Notes");
        notes.note(groupId);

        notes.append(groupId, " and more");

        assertThat(notes.note(groupId)).isEqualTo("Notes and more");
    }
}
