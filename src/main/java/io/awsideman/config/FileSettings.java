package io.awsideman.config;

import io.awsideman.config.SettingLookup.Match;
import io.awsideman.config.YamlTree.Kind;
import io.awsideman.config.YamlTree.Leaf;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a configuration file says, and what is wrong in it. */
final class FileSettings {
    private final Path file;
    private final SettingLookup lookup;
    private final Map<List<String>, Value> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private FileSettings(Path file, SettingLookup lookup) {
        this.file = file;
        this.lookup = lookup;
    }

    /** A valid value of the file. */
    record Value(Match match, String text, int line) {}

    /**
     * Reads the file; one that is not there says nothing.
     *
     * @throws AdminException of kind CONFIGURATION when it is there and cannot be read
     */
    static FileSettings read(Path file, SettingLookup lookup) {
        FileSettings settings = new FileSettings(file, lookup);
        String text = text(file);
        if (text != null) {
            settings.parse(text);
        }
        return settings;
    }

    /** The text of the file, or {@code null} when there is none. */
    static @Nullable String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, "permission denied", e);
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage()), e);
        }
    }

    /** The valid values by their place in the file, in its order. */
    Map<List<String>, Value> values() {
        return values;
    }

    /** All that is wrong, in the order of the lines. */
    List<Problem> problems() {
        return problems;
    }

    /** The problem as a failure that names the place. */
    AdminException failure(Problem problem) {
        return new AdminException(FailureKind.CONFIGURATION, located(problem), problem.remedy());
    }

    /** The problem as a sentence that begins with the place. */
    String located(Problem problem) {
        return file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message();
    }

    private static AdminException unreadable(Path file, String reason, IOException cause) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                "cannot read " + file + ": " + reason,
                "Make it a readable YAML file, or move it away to run with the defaults.",
                cause);
    }

    private void parse(String text) {
        List<Leaf> leaves;
        try {
            leaves = YamlTree.leaves(text);
        } catch (BrokenYamlException e) {
            problems.add(e.problem());
            return;
        }
        leaves.forEach(this::take);
    }

    private void take(Leaf leaf) {
        Match match = lookup.at(leaf.path());
        if (match != null) {
            takeKnown(leaf, match);
            return;
        }
        for (int end = 1; end < leaf.path().size(); end++) {
            if (lookup.at(leaf.path().subList(0, end)) != null) {
                String key = String.join(".", leaf.path().subList(0, end));
                severe(leaf, key + " takes a single value, not a section", "Write " + key + ": VALUE.");
                return;
            }
        }
        String key = String.join(".", leaf.path());
        if (lookup.isSection(leaf.path())) {
            if (leaf.text() != null || leaf.kind() == Kind.LIST) {
                severe(
                        leaf,
                        key + " is a section, it takes no value of its own",
                        "Put its settings below it, indented.");
            }
            return;
        }
        String near = lookup.suggestion(leaf.path());
        String remedy = near == null ? null : "Did you mean " + near + "?";
        problems.add(new Problem(leaf.line(), leaf.column(), false, "unknown key " + key, remedy));
    }

    private void takeKnown(Leaf leaf, Match match) {
        Setting<?> setting = match.setting();
        String key = String.join(".", leaf.path());
        if (leaf.kind() != Kind.SCALAR) {
            severe(
                    leaf,
                    key + " takes a single value",
                    "Allowed: " + setting.type().allowed() + ".");
        } else if (leaf.text() != null && setting.type().parse(leaf.text()) == null) {
            String shown = setting.type().secret() ? "the value" : "\"" + leaf.text() + "\"";
            severe(
                    leaf,
                    key + ": " + shown + " is not valid",
                    "Allowed: " + setting.type().allowed() + ".");
        } else if (leaf.text() != null) {
            values.put(leaf.path(), new Value(match, leaf.text(), leaf.line()));
        }
    }

    private void severe(Leaf leaf, String message, String remedy) {
        problems.add(new Problem(leaf.line(), leaf.column(), true, message, remedy));
    }
}
