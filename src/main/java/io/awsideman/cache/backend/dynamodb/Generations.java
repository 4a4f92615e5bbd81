package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.backend.dynamodb.Table.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tokens and marks of the prefixes, one item each, and the seal. */
final class Generations {
    private static final String EVERYTHING = ItemKeys.generation(CacheKey.EVERYTHING);

    /** How long a token stays that is neither made nor replaced: DynamoDB forgets it then, which costs misses. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** How long an ended mark is left for clocks that are behind. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** So many ended marks are worth a request of their own. */
    private static final int MANY = 8;

    private final Table table;
    private final Fanout fanout;
    private final InstantSource clock;
    private final RandomGenerator random;

    Generations(Table table, Fanout fanout, InstantSource clock, RandomGenerator random) {
        this.table = table;
        this.fanout = fanout;
        this.clock = clock;
        this.random = random;
    }

    /** The keys of the items that are needed to tell the generations of the prefixes. */
    static Set<String> keys(Collection<String> prefixes) {
        Set<String> keys = new LinkedHashSet<>(List.of(EVERYTHING));
        prefixes.forEach(prefix -> keys.add(ItemKeys.generation(prefix)));
        return keys;
    }

    /** What these items say of the prefixes. Corrects marks that a clock has set which was set back since. */
    GenerationSnapshot of(Collection<String> prefixes, Map<String, Item> items) {
        Map<String, Generation> tokens = new HashMap<>();
        Instant hotUntil = Instant.EPOCH;
        for (String prefix : prefixes) {
            Item item = items.getOrDefault(ItemKeys.generation(prefix), Item.none());
            token(item).ifPresent(token -> tokens.put(prefix, token));
            for (Instant end : shortened(item).values()) {
                hotUntil = end.isAfter(hotUntil) ? end : hotUntil;
            }
        }
        String seal = items.getOrDefault(EVERYTHING, Item.none()).textOf(Item.SEAL);
        return new GenerationSnapshot(tokens, hotUntil, seal == null ? "" : seal);
    }

    GenerationSnapshot read(Collection<String> prefixes, boolean createMissing) {
        List<String> asked = List.copyOf(prefixes);
        Map<String, Item> items = new HashMap<>(table.get(keys(asked), CacheBackend.MAX_BATCH));
        if (createMissing) {
            List<String> missing = asked.stream()
                    .map(ItemKeys::generation)
                    .filter(key -> token(items.getOrDefault(key, Item.none())).isEmpty())
                    .distinct()
                    .toList();
            fanout.each(missing, this::create).forEach(item -> items.put(item.key(), item));
        }
        return of(asked, items);
    }

    /** Gives the prefix a token, unless somebody else is faster, and tells the one that it has then with its marks. */
    private Item create(String key) {
        Map<String, String> names = new HashMap<>(Map.of("#token", Item.TOKEN));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":token", text(Generation.random(random))));
        String expression = "SET #token = if_not_exists(#token, :token)" + kept(key, names, values);
        return changed(new Change(key, expression, null, names, values));
    }

    /** Mark and token at once: nobody can see the one without the other. */
    void bump(Collection<String> prefixes, String owner, Instant until) {
        Instant now = clock.instant();
        Set<String> keys = new LinkedHashSet<>();
        prefixes.forEach(prefix -> keys.add(ItemKeys.generation(prefix)));
        List<Item> bumped = fanout.each(keys, key -> bump(key, owner, until, now));
        for (Item item : bumped) {
            Map<String, Instant> ended = ended(item, now);
            if (ended.size() >= MANY) {
                tidy(item, ended);
            }
        }
    }

    private Item bump(String key, String owner, Instant until, Instant now) {
        Map<String, String> names = new HashMap<>(Map.of("#token", Item.TOKEN, "#mark", Item.MARK + owner));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":token", text(Generation.changed(random, now))));
        String expression = "SET #token = :token" + kept(key, names, values);
        if (until.isAfter(now)) {
            values.put(":until", Item.number(until.toEpochMilli()));
            expression += ", #mark = :until";
        } else {
            expression += " REMOVE #mark";
        }
        return changed(new Change(key, expression, null, names, values));
    }

    /** The item of everything says who may use all, and therefore stays. */
    private String kept(String key, Map<String, String> names, Map<String, AttributeValue> values) {
        if (key.equals(EVERYTHING)) {
            return "";
        }
        names.put("#ttl", Item.TTL);
        values.put(":ttl", Item.number(clock.instant().plus(KEPT).getEpochSecond()));
        return ", #ttl = :ttl";
    }

    void seal(String seal) {
        Change change = new Change(
                EVERYTHING, "SET #seal = :seal", null, Map.of("#seal", Item.SEAL), Map.of(":seal", Item.text(seal)));
        changed(change);
    }

    /** Forgets all tokens; what has nothing else to say goes altogether. */
    void clear() {
        List<Item> items = new ArrayList<>();
        table.scan(ItemKeys.GENERATION, items::add);
        noteForgotten(items);
        Instant now = clock.instant();
        fanout.each(items, item -> {
            remove(item, true, ended(item, now));
            return item.key();
        });
    }

    /** Removes, or only counts, ended marks and the tokens of no prefix that is needed. */
    long sweep(Set<String> needed, boolean dryRun) {
        Set<String> neededKeys = keys(needed);
        if (!needed.contains(CacheKey.EVERYTHING)) {
            neededKeys.remove(EVERYTHING);
        }
        List<Item> items = new ArrayList<>();
        table.scan(ItemKeys.GENERATION, items::add);
        if (!dryRun) {
            noteForgotten(items.stream()
                    .filter(item -> !neededKeys.contains(item.key()))
                    .toList());
        }
        Instant now = clock.instant();
        long leftBehind = 0;
        for (Item item : items) {
            Map<String, Instant> ended = ended(item, now);
            boolean unneeded = token(item).isPresent() && !neededKeys.contains(item.key());
            leftBehind += ended.size() + (unneeded ? 1 : 0);
            if (!dryRun && (unneeded || !ended.isEmpty())) {
                remove(item, unneeded, ended);
            }
        }
        return leftBehind;
    }

    /** See {@link CacheBackend#latestForgottenChange}. */
    Instant latestForgottenChange() {
        Item item = table.get(Set.of(ItemKeys.FORGOTTEN), 1).getOrDefault(ItemKeys.FORGOTTEN, Item.none());
        return Instant.ofEpochMilli(item.numberOf(Item.CHANGED_AT, 0));
    }

    /** Before they are removed: what their tokens tell of changes would be lost with them. */
    private void noteForgotten(Collection<Item> items) {
        long latest = items.stream()
                .flatMap(item -> token(item).stream())
                .mapToLong(token -> token.changedAt().toEpochMilli())
                .max()
                .orElse(0);
        if (latest > 0) {
            table.update(new Change(
                    ItemKeys.FORGOTTEN,
                    "SET #changed = :changed",
                    "attribute_not_exists(#changed) OR #changed < :changed",
                    Map.of("#changed", Item.CHANGED_AT),
                    Map.of(":changed", Item.number(latest))));
        }
    }

    /**
     * Removes token and marks from an item, unless somebody has changed it since: each new mark comes with a new token, so the
     * token tells.
     */
    private void remove(Item item, boolean token, Map<String, Instant> marks) {
        AttributeValue seen = item.attributes().get(Item.TOKEN);
        Map<String, String> names = new TreeMap<>(Map.of("#token", Item.TOKEN));
        Map<String, AttributeValue> values = seen == null ? Map.of() : Map.of(":token", seen);
        String unchanged = seen == null ? "attribute_not_exists(#token)" : "#token = :token";
        boolean nothingLeft =
                (token || seen == null) && marks.size() == marks(item).size() && item.textOf(Item.SEAL) == null;
        if (nothingLeft) {
            table.deleteIf(item.key(), unchanged, names, values);
            return;
        }
        List<String> gone = new ArrayList<>(token && seen != null ? List.of("#token") : List.of());
        for (String mark : marks.keySet()) {
            String name = "#mark" + gone.size();
            names.put(name, mark);
            gone.add(name);
        }
        if (!gone.isEmpty()) {
            String expression = "REMOVE " + String.join(", ", gone);
            table.update(new Change(item.key(), expression, unchanged, names, values));
        }
    }

    /** Drops ended marks; that they stay another while does no harm. */
    private void tidy(Item item, Map<String, Instant> ended) {
        try {
            remove(item, false, ended);
        } catch (BackendUnavailableException e) {
            return; // what was asked for is done
        }
    }

    private Map<String, Instant> shortened(Item item) {
        Map<String, Instant> marks = marks(item);
        Instant bound = clock.instant().plus(CacheBackend.MAX_MARK);
        marks.replaceAll((name, end) -> {
            if (!end.isAfter(bound)) {
                return end;
            }
            shorten(item.key(), name, end, bound);
            return Instant.ofEpochMilli(bound.toEpochMilli());
        });
        return marks;
    }

    private void shorten(String key, String mark, Instant seen, Instant bound) {
        Map<String, AttributeValue> values =
                Map.of(":seen", Item.number(seen.toEpochMilli()), ":bound", Item.number(bound.toEpochMilli()));
        try {
            table.update(new Change(key, "SET #mark = :bound", "#mark = :seen", Map.of("#mark", mark), values));
        } catch (BackendUnavailableException e) {
            return; // it stays as it is, which is on the safe side
        }
    }

    private Item changed(Change change) {
        Item item = table.update(change);
        if (item == null) {
            throw new IllegalStateException("a change without a condition was refused");
        }
        return item;
    }

    private static AttributeValue text(Generation token) {
        return Item.text(token.text());
    }

    private static Optional<Generation> token(Item item) {
        String text = item.textOf(Item.TOKEN);
        return text == null ? Optional.empty() : Generation.parse(text);
    }

    private static Map<String, Instant> ended(Item item, Instant now) {
        Map<String, Instant> marks = marks(item);
        marks.values().removeIf(end -> !end.plus(GRACE).isBefore(now));
        return marks;
    }

    private static Map<String, Instant> marks(Item item) {
        Map<String, Instant> marks = new TreeMap<>();
        for (String name : item.attributes().keySet()) {
            if (name.startsWith(Item.MARK)) {
                marks.put(name, Instant.ofEpochMilli(item.numberOf(name, Long.MAX_VALUE)));
            }
        }
        return marks;
    }
}
