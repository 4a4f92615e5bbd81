package io.awsideman.cli.cache;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EntryInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries as rows. */
final class EntryRows {
    private EntryRows() {}

    static Map<String, Object> of(EntryInfo entry, Instant now) {
        CacheScope scope = entry.key().scope();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Key", entry.key().text());
        row.put("State", entry.state().toString());
        row.put("AgeSeconds", ageSeconds(entry, now));
        row.put("SecondsLeft", Duration.between(now, entry.expiresAt()).toSeconds());
        row.put("Bytes", entry.storedBytes());
        row.put("CallsSaved", entry.calls());
        row.put("Operation", entry.operation());
        row.put("Scope", scope.id());
        row.put("Caller", scope.caller());
        row.put("CreatedAt", entry.createdAt());
        row.put("ExpiresAt", entry.expiresAt());
        List<Map<String, Object>> generations = new ArrayList<>();
        entry.generations().forEach((prefix, holds) -> {
            Map<String, Object> generation = new LinkedHashMap<>();
            generation.put("Prefix", prefix);
            generation.put("Holds", holds);
            generations.add(generation);
        });
        row.put("Generations", generations);
        return row;
    }

    static long ageSeconds(EntryInfo entry, Instant now) {
        return Duration.between(entry.createdAt(), now).toSeconds();
    }

    /** What many entries have in common: how many there are, how large and how old. */
    static Map<String, Object> summary(List<EntryInfo> entries) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Entries", entries.size());
        row.put(
                "Fresh",
                entries.stream()
                        .filter(entry -> entry.state() == EntryInfo.State.FRESH)
                        .count());
        row.put("Bytes", entries.stream().mapToLong(EntryInfo::storedBytes).sum());
        entries.stream()
                .map(EntryInfo::createdAt)
                .min(Comparator.naturalOrder())
                .ifPresent(oldest -> row.put("Oldest", oldest));
        entries.stream()
                .map(EntryInfo::createdAt)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> row.put("Newest", newest));
        return row;
    }

    /** A value as what it is: JSON, text, or else base64. */
    static Object value(byte[] value) {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(value, Object.class);
        } catch (IOException e) {
            return text(value);
        }
    }

    private static String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(value);
        }
    }
}
