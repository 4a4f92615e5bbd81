package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things of one kind, found by their ids with few calls: from the listing of all if the cache has it, else a few by a
 * description of each, and many from the listing.
 */
public final class NamedThings<T> {
    /** So many descriptions cost no more than the listing of an organization of some hundreds: pages of 100. */
    private static final int FEW_PRINCIPALS = 5;

    /** The listing of accounts has pages of 20. */
    private static final int FEW_ACCOUNTS = 8;

    /** The listing of permission sets costs a description of each. */
    private static final int FEW_SETS = 20;

    private final Function<T, String> id;
    private final Supplier<Optional<List<T>>> known;
    private final Supplier<List<T>> listing;
    private final Function<String, Optional<T>> description;
    private final int few;
    private final ParallelReads reads;

    private NamedThings(
            Function<T, String> id,
            Supplier<Optional<List<T>>> known,
            Supplier<List<T>> listing,
            Function<String, Optional<T>> description,
            int few,
            ParallelReads reads) {
        this.id = id;
        this.known = known;
        this.listing = listing;
        this.description = description;
        this.few = few;
        this.reads = reads;
    }

    /** @param known the listing if the cache has it */
    public static NamedThings<User> of(Users users, Supplier<Optional<List<User>>> known, ParallelReads reads) {
        return new NamedThings<>(User::id, known, users::list, users::describe, FEW_PRINCIPALS, reads);
    }

    /** @param known the listing if the cache has it */
    public static NamedThings<Group> of(Groups groups, Supplier<Optional<List<Group>>> known, ParallelReads reads) {
        return new NamedThings<>(Group::id, known, groups::list, groups::describe, FEW_PRINCIPALS, reads);
    }

    /** @param known the listing if the cache has it */
    public static NamedThings<Account> of(
            Accounts accounts, Supplier<Optional<List<Account>>> known, ParallelReads reads) {
        return new NamedThings<>(Account::id, known, accounts::list, accounts::describe, FEW_ACCOUNTS, reads);
    }

    /** @param known the listing if the cache has it */
    public static NamedThings<PermissionSet> of(
            PermissionSets sets, Supplier<Optional<List<PermissionSet>>> known, ParallelReads reads) {
        return new NamedThings<>(PermissionSet::arn, known, sets::list, sets::describe, FEW_SETS, reads);
    }

    /** All there are, in the service's order. */
    public List<T> all() {
        return listing.get();
    }

    /** What the ids stand for; ids of things that are gone are left out. */
    public Map<String, T> byIds(Collection<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        Optional<List<T>> kept = wanted.isEmpty() ? Optional.empty() : known.get();
        if (kept.isEmpty() && wanted.size() <= few) {
            return described(wanted);
        }
        return ById.of(
                wanted, () -> kept.orElseGet(listing), id, kept.isPresent() ? this::describedIfPossible : description);
    }

    /** Where AWS is not asked (--offline), a listing without it is all that is known of what is gone. */
    private Optional<T> describedIfPossible(String wanted) {
        try {
            return description.apply(wanted);
        } catch (AdminException e) {
            if (e.kind() != FailureKind.UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Map<String, T> described(Set<String> wanted) {
        Map<String, T> found = new LinkedHashMap<>();
        reads.map("Reading names", wanted, description)
                .forEach(each -> each.ifPresent(thing -> found.put(id.apply(thing), thing)));
        return found;
    }
}
