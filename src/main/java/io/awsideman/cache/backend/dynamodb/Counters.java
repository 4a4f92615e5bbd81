package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.backend.dynamodb.Table.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The counters: numbers in one item, which DynamoDB adds up itself. */
final class Counters {
    /** So many fit into one expression, which may have 4 KB. */
    private static final int PER_REQUEST = 100;

    private final Table table;

    Counters(Table table) {
        this.table = table;
    }

    CacheCounters read() {
        Item item = table.get(List.of(ItemKeys.COUNTERS), 1).getOrDefault(ItemKeys.COUNTERS, Item.none());
        TreeMap<String, Long> counts = new TreeMap<>();
        for (String name : item.attributes().keySet()) {
            if (name.startsWith(Item.COUNT)) {
                counts.put(name.substring(Item.COUNT.length()), item.numberOf(name, 0));
            }
        }
        return new CacheCounters(counts);
    }

    void add(CacheCounters delta) {
        List<Map.Entry<String, Long>> all = List.copyOf(delta.values().entrySet());
        for (int from = 0; from < all.size(); from += PER_REQUEST) {
            add(all.subList(from, Math.min(all.size(), from + PER_REQUEST)));
        }
    }

    private void add(List<Map.Entry<String, Long>> counts) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> sums = new ArrayList<>();
        for (Map.Entry<String, Long> count : counts) {
            int number = sums.size();
            names.put("#n" + number, Item.COUNT + count.getKey());
            values.put(":v" + number, Item.number(count.getValue()));
            sums.add("#n" + number + " :v" + number);
        }
        Item after = table.update(new Change(ItemKeys.COUNTERS, "ADD " + String.join(", ", sums), null, names, values));
        if (after != null) {
            removeZeros(after, names);
        }
    }

    /** The name of a counter tells what was asked, which it must not once it was taken away, as it is by encryption. */
    private void removeZeros(Item item, Map<String, String> names) {
        Map<String, String> zeros = new TreeMap<>();
        names.forEach((placeholder, name) -> {
            if (item.numberOf(name, 1) == 0) {
                zeros.put(placeholder, name);
            }
        });
        if (zeros.isEmpty()) {
            return;
        }
        String still = zeros.keySet().stream().map(name -> name + " = :zero").collect(Collectors.joining(" AND "));
        String expression = "REMOVE " + String.join(", ", zeros.keySet());
        table.update(new Change(ItemKeys.COUNTERS, expression, still, zeros, Map.of(":zero", Item.number(0))));
    }
}
