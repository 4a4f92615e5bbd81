package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.ShellWord;
import io.awsideman.failure.UnknownNameException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/** The permission sets of one instance, found by a {@link PermissionSetSearch}. */
public final class PermissionSets {
    private final Supplier<SsoAdminClient> client;
    private final Supplier<SsoAdminClient> fresh;
    private final String instanceArn;
    private final ParallelReads reads;
    private final DescribedListing listing;
    private final PermissionSetSearch search;

    /**
     * @param client gives the client for reads that may be answered from the cache, and for writes
     * @param fresh gives the one for reads that feed a write
     * @param listing keeps what {@link #list} reads
     */
    public PermissionSets(
            Supplier<SsoAdminClient> client,
            Supplier<SsoAdminClient> fresh,
            String instanceArn,
            ParallelReads reads,
            DescribedListing listing) {
        this.client = client;
        this.fresh = fresh;
        this.instanceArn = instanceArn;
        this.reads = reads;
        this.listing = listing;
        this.search = new PermissionSetSearch(client, fresh, instanceArn, reads, listing);
    }

    /** The same permission sets, with every description answered by the service. */
    public PermissionSets fresh() {
        return new PermissionSets(fresh, fresh, instanceArn, reads, listing);
    }

    /**
     * All permission sets, in the order of the service: one call for each hundred and one for each set, or none if they are
     * known. A set that is deleted meanwhile is left out.
     */
    public List<PermissionSet> list() {
        return search.list();
    }

    /**
     * The permission set with this name, ARN or id ({@code ps-…}); exact matches only.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if the text is an ARN of something else
     */
    public PermissionSet get(String nameOrId) {
        List<PermissionSet> seen = new ArrayList<>();
        return search.find(nameOrId, seen).orElseThrow(() -> new UnknownNameException(
                        List.of("permission set"),
                        nameOrId,
                        "give a name, an ARN or an id (ps-…); search with: awsideman permission-set find TEXT")
                .among(seen.stream().map(PermissionSet::name).toList()));
    }

    /** The permission set with this ARN, if there is one. */
    Optional<PermissionSet> describe(String arn) {
        return search.describe(arn);
    }

    /**
     * The permission sets that attach a policy, in the order of the listing; one call for each set, and for a name two.
     *
     * @param policy the name of a policy of AWS's own or of the customer's, or the ARN of one of AWS's own
     */
    public List<PermissionSet> attaching(String policy) {
        List<PermissionSet> sets = list();
        List<Boolean> attaching = reads.map("Reading policies of permission sets", sets, set -> new PermissionSetParts(
                        client.get(), instanceArn, set)
                .attaches(policy));
        return IntStream.range(0, sets.size())
                .filter(attaching::get)
                .mapToObj(sets::get)
                .toList();
    }

    /**
     * The permission sets that allow everything, or to give oneself everything, and what it is that does, in the order of the
     * listing; two calls for each set.
     */
    public Map<PermissionSet, String> administrative() {
        List<PermissionSet> sets = list();
        List<Optional<String>> reasons =
                reads.map("Reading policies of permission sets", sets, set -> new PermissionSetParts(
                                client.get(), instanceArn, set)
                        .administrative());
        Map<PermissionSet, String> found = new LinkedHashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            PermissionSet set = sets.get(i);
            reasons.get(i).ifPresent(reason -> found.put(set, reason));
        }
        return found;
    }

    /** The permission sets that are provisioned in an account, in the order of the listing, which is where their names come from. */
    public List<PermissionSet> provisionedIn(String accountId) {
        Set<String> arns = client
                .get()
                .listPermissionSetsProvisionedToAccountPaginator(
                        request -> request.instanceArn(instanceArn).accountId(accountId))
                .permissionSets()
                .stream()
                .collect(Collectors.toSet());
        return arns.isEmpty()
                ? List.of()
                : list().stream().filter(set -> arns.contains(set.arn())).toList();
    }

    /** The permission set with all that belongs to it; five calls at once. */
    public PermissionSetDetails details(PermissionSet set) {
        return new PermissionSetParts(client.get(), instanceArn, set).read(reads);
    }

    /** The permission sets with all that belongs to them, in their order. */
    public List<PermissionSetDetails> details(Collection<PermissionSet> sets) {
        return reads.map(
                "Reading permission sets", sets, set -> new PermissionSetParts(client.get(), instanceArn, set).read());
    }

    /** How policies of AWS's own are called where this instance is. */
    public ManagedPolicyNames managedPolicyNames() {
        return new ManagedPolicyNames(instanceArn.split(":")[1]);
    }

    /**
     * Creates a permission set and returns it as the service then describes it; see {@link LostAttempt}.
     *
     * @param started the time before the call, of the service's clock within a minute
     * @throws UnseenWriteException if it was created but cannot be read
     * @throws IncompleteWriteException if the set was created but something that belongs to it was not
     * @throws AdminException CONFLICT if the name is taken
     */
    public Written<PermissionSetDetails> create(String name, PermissionSetState state, Instant started) {
        PermissionSet set;
        try {
            set = new PermissionSet(Attributes.of(client.get()
                    .createPermissionSet(request -> request.instanceArn(instanceArn)
                            .name(name)
                            .description(state.description())
                            .sessionDuration(state.sessionDuration())
                            .relayState(state.relayState())
                            .tags(PermissionSetChange.tags(state.tags())))
                    .permissionSet()));
        } catch (ConflictException conflict) {
            set = recovered(conflict, name, started);
        }
        WriteStep created = new WriteStep("create " + name + " (" + set.arn() + ")", () -> {});
        new PermissionSetChange(client.get(), instanceArn, set.arn(), withoutPolicies(state), state)
                .run(List.of(created));
        return written(set, state, "created");
    }

    private PermissionSet recovered(ConflictException conflict, String name, Instant started) {
        try {
            return LostAttempt.recovered(
                    conflict, started, () -> fresh().search.findByName(name, new ArrayList<>()), set -> set.attributes()
                            .get("CreatedDate"));
        } catch (ConflictException foreign) {
            throw TakenName.explained(foreign, () -> requireFree(name));
        }
    }

    /**
     * Makes sure that no permission set has the name, as the service knows it now.
     *
     * @throws AdminException CONFLICT that says which one has it
     */
    public void requireFree(String name) {
        fresh().search.findByName(name, new ArrayList<>()).ifPresent(set -> {
            throw TakenName.failure(
                    "the name " + name,
                    "the permission set " + set.arn(),
                    "awsideman permission-set get " + ShellWord.of(name));
        });
    }

    /**
     * A set and its parts as the service describes them after a write.
     *
     * @param set as far as it is known
     * @param state what has been written
     * @param done how: {@code updated}
     * @throws UnseenWriteException if it cannot be read
     */
    public Written<PermissionSetDetails> written(PermissionSet set, PermissionSetState state, String done) {
        return UnseenWriteException.reading(
                        "the permission set " + set.arn() + " was " + done, () -> fresh().shown(set))
                .map(details -> new Written<>(details, true))
                .orElseGet(() -> new Written<>(PermissionSetParts.written(set, state), false));
    }

    private Optional<PermissionSetDetails> shown(PermissionSet set) {
        try {
            return search.describe(set.arn()).map(this::details);
        } catch (ResourceNotFoundException e) {
            return Optional.empty(); // of the calls about its parts, one came to a copy that does not know the set
        }
    }

    private static PermissionSetState withoutPolicies(PermissionSetState state) {
        return new PermissionSetState(
                state.description(),
                state.sessionDuration(),
                state.relayState(),
                Set.of(),
                Set.of(),
                null,
                null,
                state.tags());
    }

    /** The calls that change a permission set from what it is to what it shall be; none is made yet. */
    public PermissionSetChange change(PermissionSetDetails before, PermissionSetState after) {
        return new PermissionSetChange(
                client.get(), instanceArn, before.permissionSet().arn(), before.state(), after);
    }

    /** Deletes a permission set that nobody is assigned to. */
    public void delete(PermissionSet set) {
        client.get()
                .deletePermissionSet(request -> request.instanceArn(instanceArn).permissionSetArn(set.arn()));
    }
}
