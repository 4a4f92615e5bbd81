package io.awsideman.cache.stress;

import io.awsideman.cache.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An AWS that processes share and that needs no server: the state of a user is the length of a file, because appending a byte
 * is atomic, so that an answer which is less than the length was before has answered a state that was over.
 */
final class FileAws {
    static final int USERS = 40;
    /** How many users are listed together. */
    static final int TEAM = 4;

    static final int TEAMS = USERS / TEAM;
    // long enough to be compressed and to take several writes
    private static final String PADDING = " ".repeat(3000);

    private final Path folder;

    FileAws(Path folder) {
        this.folder = folder;
    }

    long state(int user) {
        try {
            return Files.size(file(user));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Long> states(int team) {
        List<Long> states = new ArrayList<>();
        for (int member = 0; member < TEAM; member++) {
            states.add(state(team * TEAM + member));
        }
        return states;
    }

    static int teamOf(int user) {
        return user / TEAM;
    }

    void change(int user) {
        try {
            Files.write(file(user), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** States as bytes of which no part passes for the whole. */
    static byte[] encode(List<Long> states) {
        String text = states.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Samples.bytes(text + PADDING + text);
    }

    /** The states; bytes that were never encoded are an {@link IllegalArgumentException}. */
    static List<Long> decode(byte[] value) {
        String text = Samples.text(value);
        String copy = text.substring(0, Math.max(0, text.indexOf(' ')));
        if (!text.equals(copy + PADDING + copy)) {
            throw new IllegalArgumentException("a torn value of " + value.length + " bytes");
        }
        return Arrays.stream(copy.split(",")).map(Long::valueOf).toList();
    }

    private Path file(int user) {
        return folder.resolve("user-" + user);
    }
}
