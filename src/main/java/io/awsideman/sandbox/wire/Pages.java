package io.awsideman.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

/**
 * Cuts listings into pages.
 *
 * <p>A token holds the sort key of the last row answered, so that rows which come and go between two calls neither hide
 * nor repeat the others, and a digest that ties it to the operation and its parameters.
 */
public final class Pages {
    private static final int DIGEST_CHARACTERS = 16;

    private final String operation;
    private final String result;
    private final int limit;
    private final Fault badToken;

    /**
     * @param result the member of the answer that takes the rows
     * @param limit the most rows of a page, and their number when the request does not say
     * @param badToken what to answer to a token that is not ours or belongs to another request
     */
    public Pages(String operation, String result, int limit, Fault badToken) {
        this.operation = operation;
        this.result = result;
        this.limit = limit;
        this.badToken = badToken;
    }

    /** The page of {@code rows} that {@code input} asks for; their keys are what tokens remember. */
    public ObjectNode page(ObjectNode input, NavigableMap<String, ? extends JsonNode> rows) {
        return page(input, rows, row -> true);
    }

    /**
     * The same with only the matching rows of the page left in it: as with AWS's filters, a page can be empty and still
     * not be the last.
     */
    public <N extends JsonNode> ObjectNode page(
            ObjectNode input, NavigableMap<String, N> rows, Predicate<? super N> filter) {
        int size = Math.min(limit, input.path("MaxResults").asInt(limit));
        NavigableMap<String, N> rest = input.hasNonNull("NextToken") ? rows.tailMap(lastKey(input), false) : rows;
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(result);
        String last = "";
        int seen = 0;
        for (Map.Entry<String, N> row : rest.entrySet()) {
            if (seen++ == size) {
                return answer.put("NextToken", token(input, last));
            }
            if (filter.test(row.getValue())) {
                page.add(row.getValue());
            }
            last = row.getKey();
        }
        return answer;
    }

    private String lastKey(ObjectNode input) {
        String token = input.path("NextToken").asText();
        String text = decode(token);
        String last = text.substring(Math.min(DIGEST_CHARACTERS, text.length()));
        if (!token.equals(token(input, last))) {
            throw badToken;
        }
        return last;
    }

    private String token(ObjectNode input, String last) {
        ObjectNode parameters = input.deepCopy();
        parameters.remove(List.of("NextToken", "MaxResults"));
        String text = digest(operation + "\n" + parameters + "\n" + last) + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badToken;
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
