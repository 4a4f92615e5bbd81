package io.awsideman.aws.caching;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads kept answers as maps in the API's names, without the model classes of the SDK: to load those takes longer than the
 * rest of a cached answer.
 *
 * <p>What {@link PojoWriter} wrote is read without its model thanks to two facts about the models, which are tested: no list
 * has numbers in it, so that a list that begins with one is a time, and what has no schema (a {@code Document}) is in the
 * field Extensions.
 */
final class AttributesReader {
    private static final String WITHOUT_SCHEMA = "Extensions";

    /**
     * The things in the list member of an answer, each read when it is asked for; none if it is not there.
     *
     * @return their set fields, each a string, number, boolean, {@link Instant}, list or map
     * @throws UndecodableResponseException if the bytes begin like no such answer
     */
    Iterator<Map<String, Object>> rows(InputStream answer, String member) {
        try {
            return new Rows(new KeptJson(answer), member);
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        }
    }

    /**
     * The thing that a member of an answer is.
     *
     * @throws UndecodableResponseException if the bytes are no such answer, or it is not in it
     */
    Map<String, Object> thing(byte[] answer, String member) {
        KeptJson json = new KeptJson(new ByteArrayInputStream(answer));
        try {
            Object thing = object(json, false).get(member);
            json.expectEnd();
            return map(thing);
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        }
    }

    @SuppressWarnings("unchecked") // objects are read as maps with texts for keys, and their fields are set
    private static Map<String, Object> map(@Nullable Object thing) throws IOException {
        if (thing instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new StreamCorruptedException("not an object");
    }

    private static UndecodableResponseException undecodable(Exception cause) {
        return new UndecodableResponseException(Map.class, cause);
    }

    private static @Nullable Object value(KeptJson json, boolean withoutSchema) throws IOException {
        int first = json.peek();
        return switch (first) {
            case '"' -> json.text();
            case '{' -> object(json, withoutSchema);
            case '[' -> array(json, withoutSchema);
            default -> {
                if (!startsNumber(first)) {
                    yield json.literal();
                }
                String numeral = json.numeral();
                yield withoutSchema ? numeral : KeptJson.number(numeral);
            }
        };
    }

    private static boolean startsNumber(int first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    private static Fields object(KeptJson json, boolean withoutSchema) throws IOException {
        List<@Nullable Object> namesAndValues = new ArrayList<>(32);
        json.expect('{');
        if (!json.take('}')) {
            do {
                String name = json.text();
                json.expect(':');
                namesAndValues.add(name);
                namesAndValues.add(value(json, withoutSchema || name.equals(WITHOUT_SCHEMA)));
            } while (json.take(','));
            json.expect('}');
        }
        return new Fields(namesAndValues.toArray());
    }

    private static Object array(KeptJson json, boolean withoutSchema) throws IOException {
        json.expect('[');
        if (json.take(']')) {
            return List.of();
        }
        if (!withoutSchema && startsNumber(json.peek())) {
            return time(json);
        }
        List<@Nullable Object> elements = new ArrayList<>(1);
        do {
            elements.add(value(json, withoutSchema));
        } while (json.take(','));
        json.expect(']');
        return Collections.unmodifiableList(elements);
    }

    private static Instant time(KeptJson json) throws IOException {
        long second = Long.parseLong(json.numeral());
        json.expect(',');
        int nano = Integer.parseInt(json.numeral());
        json.expect(']');
        return Instant.ofEpochSecond(second, nano);
    }

    /** The list member of an answer, one thing ahead of whoever takes them. */
    private static final class Rows implements Iterator<Map<String, Object>> {
        private final KeptJson json;
        private final String member;
        private boolean began;
        private @Nullable Map<String, Object> next;

        Rows(KeptJson json, String member) throws IOException {
            this.json = json;
            this.member = member;
            json.expect('{');
            if (json.take('}')) {
                json.expectEnd();
            } else {
                goOn();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Map<String, Object> next() {
            Map<String, Object> taken = next;
            if (taken == null) {
                throw new NoSuchElementException();
            }
            try {
                if (json.take(',')) {
                    next = map(value(json, false));
                } else {
                    endList();
                }
            } catch (IOException | RuntimeException e) {
                throw undecodable(e);
            }
            return taken;
        }

        /** Goes to the first of the list, if the rest of the answer has one, and otherwise to its end. */
        private void goOn() throws IOException {
            do {
                boolean wanted = json.text().equals(member);
                json.expect(':');
                if (wanted && json.peek() != 'n') {
                    beginList();
                    return;
                }
                value(json, false);
            } while (json.take(','));
            json.expect('}');
            json.expectEnd();
        }

        private void beginList() throws IOException {
            if (began) {
                throw new StreamCorruptedException(member + " comes twice");
            }
            began = true;
            json.expect('[');
            if (json.peek() == ']') {
                endList();
            } else {
                next = map(value(json, false));
            }
        }

        private void endList() throws IOException {
            next = null;
            json.expect(']');
            if (json.take(',')) {
                goOn();
            } else {
                json.expect('}');
                json.expectEnd();
            }
        }
    }
}
