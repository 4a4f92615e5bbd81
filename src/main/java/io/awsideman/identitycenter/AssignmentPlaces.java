package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import io.awsideman.identitycenter.AssignmentScan.Discovery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where assignments that are asked for can be: found out as far as needed, and each thing only once. */
final class AssignmentPlaces {
    /** As many accounts or permission sets as are read at once; they tell well enough how much the others hold. */
    private static final int SAMPLE = 12;

    private final AccountAssignments assignments;
    private final PartialReads reads;
    private final AssignmentScope scope;
    private final Discovery discovery;
    private final Set<Place> found = new LinkedHashSet<>();
    private int looked;

    AssignmentPlaces(AccountAssignments assignments, PartialReads reads, AssignmentScope scope, Discovery discovery) {
        this.assignments = assignments;
        this.reads = reads;
        this.scope = scope;
        this.discovery = discovery;
    }

    /** About how many calls it takes to find the rest of the places and to look at all of them, judged by the first few. */
    long expectedCalls() {
        List<String> items = items();
        look(items, Math.min(SAMPLE, items.size()));
        return looked == 0
                ? all().size()
                : items.size() - looked + Math.round((double) found.size() * items.size() / looked);
    }

    /** All of them. */
    Set<Place> all() {
        if (discovery == Discovery.BY_ACCOUNT || discovery == Discovery.BY_PERMISSION_SET) {
            List<String> items = items();
            look(items, items.size());
        } else {
            scope.accountIds()
                    .forEach(account -> scope.permissionSetArns().forEach(set -> found.add(new Place(account, set))));
        }
        return found;
    }

    /** The accounts or permission sets whose provisioning tells the places, in an order that tells nothing about them. */
    private List<String> items() {
        return switch (discovery) {
            case BY_ACCOUNT -> scope.accountIds().stream().sorted().toList();
            case BY_PERMISSION_SET ->
                scope.permissionSetArns().stream().sorted().toList();
            case NONE, BY_PRINCIPAL -> List.of();
        };
    }

    private void look(List<String> items, int until) {
        if (until <= looked) {
            return;
        }
        boolean byAccount = discovery == Discovery.BY_ACCOUNT;
        Function<String, List<Place>> places = byAccount
                ? account -> assignments.permissionSetArnsIn(account).stream()
                        .map(set -> new Place(account, set))
                        .toList()
                : set -> assignments.accountIdsWith(set).stream()
                        .map(account -> new Place(account, set))
                        .toList();
        List<String> next = new ArrayList<>(items.subList(looked, until));
        Stream<Place> discovered = reads
                .map(
                        byAccount
                                ? "Reading the permission sets of accounts"
                                : "Reading the accounts of permission sets",
                        next,
                        places,
                        item -> reason -> new Unread(byAccount ? item : null, byAccount ? null : item, null, reason))
                .stream();
        discovered
                .filter(place -> (scope.everyAccount() || scope.accountIds().contains(place.accountId()))
                        && (scope.everyPermissionSet()
                                || scope.permissionSetArns().contains(place.permissionSetArn())))
                .forEach(found::add);
        looked = until;
    }
}
