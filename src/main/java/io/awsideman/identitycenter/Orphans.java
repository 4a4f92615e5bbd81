package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whose users and groups are really gone. Each id is looked up at the service itself: what a listing lacks may be new,
 * and a look-up that is refused or throttled fails instead of telling that something is gone.
 */
public final class Orphans {
    private final Users users;
    private final Groups groups;
    private final ParallelReads reads;
    private final RememberedNames memory;

    /** @param memory recalls what those that are gone were called */
    public Orphans(Users users, Groups groups, ParallelReads reads, RememberedNames memory) {
        this.users = users;
        this.groups = groups;
        this.reads = reads;
        this.memory = memory;
    }

    /** What users and groups were called that may be gone, by ids; those that there are now are kept for a later time. */
    public Map<String, String> names() {
        Map<String, String> remembered = memory.recall();
        memory.remember(Stream.concat(
                        users.list().stream().map(Principal::of),
                        groups.list().stream().map(Principal::of))
                .toList());
        return remembered;
    }

    /**
     * The groups that there are with the name of one that is gone, which was perhaps made anew.
     *
     * @param names of those that are gone, by ids
     * @return by the ids of those that are gone
     */
    public Map<String, Group> successors(Collection<AccountAssignment> orphans, Map<String, String> names) {
        Map<String, Group> byName = new HashMap<>();
        groups.list().forEach(group -> byName.putIfAbsent(folded(group.name()), group));
        Map<String, Group> successors = new LinkedHashMap<>();
        for (AccountAssignment orphan : orphans) {
            String name = names.get(orphan.principalId());
            Group successor = name == null ? null : byName.get(folded(name));
            if (orphan.principalType() == PrincipalType.GROUP && successor != null) {
                successors.put(orphan.principalId(), successor);
            }
        }
        return successors;
    }

    /** AWS takes two names that differ in case only for the same. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Those of the assignments whose user or group the service does not know; one call for each user and group. */
    public List<AccountAssignment> among(Collection<AccountAssignment> suspected) {
        List<Holder> holders = suspected.stream().map(Holder::of).distinct().toList();
        Set<Holder> gone = new HashSet<>();
        reads.map(
                        "Looking up users and groups",
                        holders,
                        holder -> exists(holder) ? List.<Holder>of() : List.of(holder))
                .forEach(gone::addAll);
        return suspected.stream().filter(row -> gone.contains(Holder.of(row))).toList();
    }

    private boolean exists(Holder holder) {
        return holder.type() == PrincipalType.USER
                ? users.fresh().describe(holder.id()).isPresent()
                : groups.fresh().describe(holder.id()).isPresent();
    }

    private record Holder(PrincipalType type, String id) {
        static Holder of(AccountAssignment assignment) {
            return new Holder(assignment.principalType(), assignment.principalId());
        }
    }
}
