package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;

/**
 * Finds assignments with the fewest calls. AWS has no listing of all of them: it lists those of one permission set in one
 * account, and those of one principal. Where permission sets are provisioned, which is wherever they are assigned, it lists by
 * account and by permission set, whichever are fewer.
 *
 * <p>The result is complete for what was asked: a call that fails fails the scan, unless it is {@link #tolerant}.
 */
public final class AssignmentScan {
    /** The page size of ListAccountsForProvisionedPermissionSet. */
    private static final int PAGE = 100;

    private final AccountAssignments assignments;
    private final ParallelReads reads;
    private final PartialReads places;

    public AssignmentScan(AccountAssignments assignments, ParallelReads reads) {
        this(assignments, reads, false);
    }

    private AssignmentScan(AccountAssignments assignments, ParallelReads reads, boolean tolerant) {
        this.assignments = assignments;
        this.reads = reads;
        this.places = new PartialReads(reads, tolerant);
    }

    /** The same for an answer that may be incomplete: what AWS refuses to tell of single places is left out, and noted. */
    public AssignmentScan tolerant() {
        return new AssignmentScan(assignments, reads, true);
    }

    /** What was left out of the answers of this scan. */
    List<Unread> unread() {
        return places.refused();
    }

    /** How the places to look at become known. */
    enum Discovery {
        /** All combinations are looked at. */
        NONE,
        BY_ACCOUNT,
        BY_PERMISSION_SET,
        /** The principals are asked instead; no place is looked at. */
        BY_PRINCIPAL
    }

    /** The assignments that are asked for, each once, in no particular order. */
    public List<AccountAssignment> find(AssignmentScope scope) {
        Discovery discovery = discovery(scope);
        if (discovery == Discovery.BY_PRINCIPAL) {
            return byPrincipal(scope, places(scope, discoveryOfPlaces(scope)));
        }
        return byPlace(scope, discovery);
    }

    /**
     * The assignments of these users and groups, in all accounts: a call for each of them.
     *
     * @param otherwise where to look, and for whom, if AWS refuses such calls; asked for only then
     */
    public List<AccountAssignment> ofPrincipals(List<Principal> principals, Supplier<AssignmentScope> otherwise) {
        return askedOf(principals)
                .map(found -> found.stream().flatMap(List::stream).distinct().toList())
                .orElseGet(() -> {
                    AssignmentScope scope = otherwise.get();
                    return lookAt(places(scope, discoveryOfPlaces(scope)).all(), scope);
                });
    }

    /** The discovery that costs least, in calls, before anything is known. */
    static Discovery discovery(AssignmentScope scope) {
        Discovery ofPlaces = discoveryOfPlaces(scope);
        return scope.isOfKnownPrincipals() && scope.principals().size() <= cost(ofPlaces, scope)
                ? Discovery.BY_PRINCIPAL
                : ofPlaces;
    }

    private static Discovery discoveryOfPlaces(AssignmentScope scope) {
        Discovery cheapest = cost(Discovery.BY_PERMISSION_SET, scope) < cost(Discovery.BY_ACCOUNT, scope)
                ? Discovery.BY_PERMISSION_SET
                : Discovery.BY_ACCOUNT;
        // What discovery finds has to be looked at in addition: it pays when it saves more than it costs.
        return cost(Discovery.NONE, scope) <= 2 * cost(cheapest, scope) ? Discovery.NONE : cheapest;
    }

    private static long cost(Discovery discovery, AssignmentScope scope) {
        long accounts = scope.accountIds().size();
        long sets = scope.permissionSetArns().size();
        return switch (discovery) {
            case NONE -> accounts * sets;
            case BY_ACCOUNT -> accounts;
            case BY_PERMISSION_SET -> sets * ((accounts + PAGE - 1) / PAGE);
            case BY_PRINCIPAL -> scope.principals().size();
        };
    }

    private List<AccountAssignment> byPlace(AssignmentScope scope, Discovery discovery) {
        AssignmentPlaces places = places(scope, discovery);
        int principals = scope.principals().size();
        if (scope.isOfKnownPrincipals()
                && (principals < places.expectedCalls()
                        || principals < places.all().size())) {
            return byPrincipal(scope, places);
        }
        return lookAt(places.all(), scope);
    }

    private List<AccountAssignment> lookAt(Set<Place> places, AssignmentScope scope) {
        return selected(
                scope,
                this.places.map(
                        "Reading assignments",
                        places,
                        place -> assignments.in(place.accountId(), place.permissionSetArn()),
                        place -> reason -> new Unread(place.accountId(), place.permissionSetArn(), null, reason)));
    }

    private AssignmentPlaces places(AssignmentScope scope, Discovery discovery) {
        return new AssignmentPlaces(assignments, places, scope, discovery);
    }

    private List<AccountAssignment> byPrincipal(AssignmentScope scope, AssignmentPlaces otherwise) {
        return askedOf(scope.principals())
                .map(found ->
                        selected(scope, found.stream().flatMap(List::stream).toList()))
                .orElseGet(() -> lookAt(otherwise.all(), scope));
    }

    /** The first principal is asked alone: outside the management account AWS refuses, and then there is no answer. */
    private Optional<List<List<AccountAssignment>>> askedOf(List<Principal> principals) {
        List<List<AccountAssignment>> found = new ArrayList<>();
        try {
            if (!principals.isEmpty()) {
                found.add(ofPrincipal(principals.get(0)));
            }
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
        if (principals.size() > 1) {
            found.addAll(reads.map(
                    "Reading assignments of users and groups",
                    principals.subList(1, principals.size()),
                    this::ofPrincipal));
        }
        return Optional.of(found);
    }

    private List<AccountAssignment> ofPrincipal(Principal principal) {
        return assignments.of(Objects.requireNonNull(principal.type()), principal.id());
    }

    private static List<AccountAssignment> selected(AssignmentScope scope, List<AccountAssignment> found) {
        return found.stream().filter(scope::includes).distinct().toList();
    }
}
