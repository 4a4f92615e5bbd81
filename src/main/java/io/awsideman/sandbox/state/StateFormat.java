package io.awsideman.sandbox.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the state file: one JSON object whose first line is the format and the revision, then every table with
 * one row a line. The revision stands at a fixed place so that it can be read without the rest.
 */
final class StateFormat {
    /** How many bytes at the start of the file suffice for {@link #revision}. */
    static final int HEAD_BYTES = 96;

    private static final int VERSION = 1;
    private static final Pattern HEAD =
            Pattern.compile("\\{\"format\":(\\d{1,6}),\"revision\":\"(\\d{1,18}-[0-9a-f]{16})\".*", Pattern.DOTALL);

    private StateFormat() {}

    /** The revision in the first bytes of a state file, or nothing when they are not the start of one. */
    static Optional<Revision> revision(byte[] head) {
        Matcher matcher = HEAD.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return matcher.matches() ? Optional.of(Revision.parse(matcher.group(2))) : Optional.empty();
    }

    static byte[] write(State state, Revision revision) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("format", VERSION);
            json.writeStringField("revision", revision.toString());
            for (Kind kind : Kind.values()) {
                json.writeFieldName(kind.table());
                json.writeStartArray();
                for (ObjectNode row : state.table(kind).rows()) {
                    json.writeRaw('\n');
                    json.writeTree(row);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    /**
     * The state in the bytes of a whole file.
     *
     * @throws IOException when they are not a complete state of this format; the message says where
     */
    static State read(byte[] bytes) throws IOException {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.table(), kind);
        }
        State state = State.empty();
        JsonFactory factory = Json.MAPPER.getFactory();
        try (JsonParser json = factory.createParser(bytes)) {
            require(json.nextToken() == JsonToken.START_OBJECT, json, "no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("format")) {
                    require(value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() == VERSION, json, "other format");
                } else if (name.equals("revision")) {
                    require(value == JsonToken.VALUE_STRING, json, "no revision");
                } else {
                    Kind kind = kinds.get(name);
                    require(value == JsonToken.START_ARRAY, json, "no list of rows");
                    state = state.with(require(kind, json, "unknown table " + name), rows(json));
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, json, "no end");
        }
        return state;
    }

    private static List<ObjectNode> rows(JsonParser json) throws IOException {
        ObjectReader row =
                Json.MAPPER.readerFor(ObjectNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        List<ObjectNode> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT, json, "a row that is no object");
            rows.add(row.readValue(json));
        }
        return rows;
    }

    private static void require(boolean holds, JsonParser json, String problem) throws IOException {
        if (!holds) {
            throw new IOException(
                    problem + " at line " + json.currentTokenLocation().getLineNr());
        }
    }

    private static <T> T require(@Nullable T value, JsonParser json, String problem) throws IOException {
        require(value != null, json, problem);
        return Objects.requireNonNull(value);
    }
}
