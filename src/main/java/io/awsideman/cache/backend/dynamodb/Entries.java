package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.backend.dynamodb.Table.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The entries. One that is larger than an item may be (400 KB) has further parts, which are written before it and belong to a set
 * that only it names: with a part of another set, or without one of its own, it is not there.
 */
final class Entries {
    /** So much of an entry is in one item: what an item may have, less generous room for key and names. */
    static final int PART_BYTES = 390 * 1024 - 4096;

    /** Parts asked for in one request: they are large, and a request has a time limit. */
    private static final int PARTS_PER_REQUEST = 12;

    private static final int HEADS_PER_REQUEST = 100;
    private static final String[] HEAD = {Item.KEY, Item.PART_SET, Item.PARTS, Item.TTL};

    private final Table table;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** The further parts of the entries that this process has met, by the entry's key: what replaces them removes them. */
    private final Map<String, List<String>> partsMet = new ConcurrentHashMap<>();

    Entries(Table table, InstantSource clock, RandomGenerator random) {
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** The bytes of entries whose items were read, by key; those that are whole and have not expired. */
    Map<String, byte[]> whole(Collection<Item> heads) {
        long now = clock.instant().getEpochSecond();
        List<Item> living = new ArrayList<>();
        for (Item head : heads) {
            partsMet.put(head.key(), partKeys(head));
            if (head.numberOf(Item.TTL, 0) > now) {
                living.add(head);
            }
        }
        return joined(living);
    }

    /** That there is no entry. */
    void absent(String key) {
        partsMet.put(key, List.of());
    }

    /** The bytes of those that are whole, expired or not. */
    Map<String, byte[]> joined(Collection<Item> heads) {
        List<String> wanted = new ArrayList<>();
        heads.forEach(head -> wanted.addAll(partKeys(head)));
        Map<String, Item> parts = table.get(wanted, PARTS_PER_REQUEST);
        Map<String, byte[]> whole = new HashMap<>();
        for (Item head : heads) {
            byte[] data = join(head, parts);
            if (data != null) {
                whole.put(head.key(), data);
            }
        }
        return whole;
    }

    private static byte @Nullable [] join(Item head, Map<String, Item> parts) {
        byte[] first = head.bytesOf(Item.DATA);
        long size = head.numberOf(Item.SIZE, -1);
        if (first == null || size < first.length || size > Integer.MAX_VALUE) {
            return null;
        }
        byte[] data = Arrays.copyOf(first, (int) size);
        int filled = first.length;
        for (String key : partKeys(head)) {
            byte[] next = parts.getOrDefault(key, Item.none()).bytesOf(Item.DATA);
            if (next == null || next.length > data.length - filled) {
                return null;
            }
            System.arraycopy(next, 0, data, filled, next.length);
            filled += next.length;
        }
        return filled == data.length ? data : null;
    }

    void put(Map<EntryAddress, EncodedEntry> added) {
        Map<String, EncodedEntry> byKey = new LinkedHashMap<>();
        added.forEach((address, entry) -> byKey.put(ItemKeys.entry(address), entry));
        List<String> replaced = partsOf(byKey.keySet());
        List<Write> parts = new ArrayList<>();
        List<Write> heads = new ArrayList<>();
        byKey.forEach((key, entry) -> {
            String set = newSet();
            List<byte[]> pieces = pieces(entry.data());
            List<String> keys = new ArrayList<>();
            for (int number = 1; number < pieces.size(); number++) {
                String partKey = ItemKeys.part(key, set, number);
                keys.add(partKey);
                parts.add(part(partKey, entry, pieces.get(number)));
            }
            heads.add(head(key, entry, pieces.get(0), set, keys.size()));
            partsMet.put(key, keys);
        });
        table.write(parts);
        table.write(heads);
        table.write(replaced.stream().map(Table::delete).toList());
    }

    void remove(Collection<EntryAddress> addresses) {
        List<String> keys = addresses.stream().map(ItemKeys::entry).distinct().toList();
        removeItems(keys, partsOf(keys));
        keys.forEach(this::absent);
    }

    void removeItems(Collection<String> heads, Collection<String> parts) {
        List<Write> deletions = new ArrayList<>();
        heads.forEach(key -> deletions.add(Table.delete(key)));
        parts.forEach(key -> deletions.add(Table.delete(key)));
        table.write(deletions);
    }

    /** Removes the entries of a scope or of all, and parts that nobody names any more; tells how many entries there were. */
    long clear(@Nullable String scope) {
        List<String> heads = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        table.scan(ItemKeys.entries(scope), head -> heads.add(head.key()), Item.KEY);
        table.scan(ItemKeys.parts(scope), part -> parts.add(part.key()), Item.KEY);
        removeItems(heads, parts);
        partsMet.clear();
        return heads.size();
    }

    /** The keys of all entries, and of the further parts that each names. */
    Map<String, List<String>> named() {
        Map<String, List<String>> named = new HashMap<>();
        table.scan(ItemKeys.ENTRY, head -> named.put(head.key(), partKeys(head)), HEAD);
        return named;
    }

    /** The keys of the further parts that an entry names. */
    static List<String> partKeys(Item head) {
        String set = head.textOf(Item.PART_SET);
        long count = set == null ? 0 : head.numberOf(Item.PARTS, 0);
        List<String> keys = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            keys.add(ItemKeys.part(head.key(), String.valueOf(set), number));
        }
        return keys;
    }

    /** The further parts that the entries with these keys have in the table; asks only for those not met before. */
    private List<String> partsOf(Collection<String> keys) {
        List<String> unknown =
                keys.stream().filter(key -> !partsMet.containsKey(key)).toList();
        Map<String, Item> heads = table.get(unknown, HEADS_PER_REQUEST, HEAD);
        List<String> parts = new ArrayList<>();
        for (String key : keys) {
            Item head = heads.get(key);
            parts.addAll(head == null ? partsMet.getOrDefault(key, List.of()) : partKeys(head));
        }
        return parts;
    }

    private Write head(String key, EncodedEntry entry, byte[] data, String set, int parts) {
        Map<String, AttributeValue> attributes = attributes(key, entry, data);
        attributes.put(Item.CREATED_AT, Item.number(entry.createdAt().toEpochMilli()));
        attributes.put(Item.SIZE, Item.number(entry.data().length));
        if (!entry.operation().isEmpty()) {
            attributes.put(Item.OPERATION, Item.text(entry.operation()));
        }
        if (parts > 0) {
            attributes.put(Item.PART_SET, Item.text(set));
            attributes.put(Item.PARTS, Item.number(parts));
        }
        return write(attributes, data);
    }

    private Write part(String key, EncodedEntry entry, byte[] data) {
        Map<String, AttributeValue> attributes = attributes(key, entry, data);
        attributes.put(Item.CREATED_AT, Item.number(clock.instant().toEpochMilli()));
        return write(attributes, data);
    }

    private static Map<String, AttributeValue> attributes(String key, EncodedEntry entry, byte[] data) {
        Instant kept = entry.keepUntil();
        long ttl = kept.getEpochSecond() + (kept.getNano() > 0 ? 1 : 0);
        return new HashMap<>(Map.of(Item.KEY, Item.text(key), Item.DATA, Item.bytes(data), Item.TTL, Item.number(ttl)));
    }

    private static Write write(Map<String, AttributeValue> attributes, byte[] data) {
        WriteRequest request =
                WriteRequest.builder().putRequest(put -> put.item(attributes)).build();
        return new Write(request, data.length);
    }

    private static List<byte[]> pieces(byte[] data) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < data.length; from += PART_BYTES) {
            pieces.add(Arrays.copyOfRange(data, from, Math.min(data.length, from + PART_BYTES)));
        }
        return pieces;
    }

    private String newSet() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
