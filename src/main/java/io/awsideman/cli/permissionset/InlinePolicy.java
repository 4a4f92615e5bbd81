package io.awsideman.cli.permissionset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An inline policy as it is given: read from a file or standard input, and known to be a JSON object with statements and
 * within AWS's limits before anything is sent.
 */
final class InlinePolicy {
    /** IAM Identity Center quotas: bytes in all, and bytes that are not white space. */
    private static final int MOST_BYTES = 32_768;

    private static final int MOST_BYTES_WITHOUT_SPACE = 10_240;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private InlinePolicy() {}

    /** @param file a path, or {@code -} for standard input */
    static String read(String file, BufferedReader in) {
        String source = file.equals("-") ? "standard input" : file;
        String policy = (file.equals("-") ? all(in) : content(file)).strip();
        requireStatements(source, policy);
        requireSize(source, policy);
        return policy;
    }

    private static String all(BufferedReader in) {
        try {
            StringWriter text = new StringWriter();
            long ignored = in.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw refused(file + " is not text in UTF-8", "save it as UTF-8", e);
        } catch (IOException | InvalidPathException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
            throw refused("cannot read the policy " + file + ": " + why, "give a file, or - for standard input", e);
        }
    }

    private static void requireStatements(String source, String policy) {
        try (JsonParser parser = JSON.createParser(policy)) {
            boolean statements = false;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused(
                        source + " has no JSON object", "a policy begins with {\"Version\": \"2012-10-17\"", null);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                statements |= "Statement".equals(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw refused(at(source, parser.currentTokenLocation()) + "something follows the policy", null, null);
            }
            if (!statements) {
                throw refused(source + ": the policy has no Statement", "a policy has at least one Statement", null);
            }
        } catch (JsonProcessingException e) {
            throw refused(at(source, e.getLocation()) + "not JSON: " + e.getOriginalMessage(), null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(String source, JsonLocation location) {
        return source + ", line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static void requireSize(String source, String policy) {
        int bytes = policy.getBytes(StandardCharsets.UTF_8).length;
        int dense = policy.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8).length;
        if (dense > MOST_BYTES_WITHOUT_SPACE) {
            throw refused(
                    source + ": the policy has " + dense + " bytes without white space, AWS allows "
                            + MOST_BYTES_WITHOUT_SPACE,
                    "move a part of it to a customer-managed policy: --customer-managed-policy NAME",
                    null);
        }
        if (bytes > MOST_BYTES) {
            throw refused(
                    source + ": the policy has " + bytes + " bytes, AWS allows " + MOST_BYTES,
                    "take white space out of it: without, it has " + dense,
                    null);
        }
    }

    private static AdminException refused(String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new AdminException(FailureKind.USAGE, "--inline-policy: " + message, remedy, cause);
    }
}
