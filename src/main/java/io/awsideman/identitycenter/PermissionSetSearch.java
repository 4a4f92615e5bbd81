package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/**
 * Finds permission sets. AWS lists ARNs and describes one set at a call, and has no look-up by name. So everything that needs
 * names comes from one listing of descriptions, which is kept as a whole. Names are unique and never change (service model of
 * sso-admin), hence a name that the kept listing knows is confirmed with one call, also for a write.
 */
final class PermissionSetSearch {
    /** Id and ARN in the service model (PermissionSetArn); a name has no colon. */
    private static final Pattern ID = Pattern.compile("ps-[a-zA-Z0-9-./]{16}");

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}");

    private final Supplier<SsoAdminClient> client;
    private final Supplier<SsoAdminClient> fresh;
    private final String instanceArn;
    private final ParallelReads reads;
    private final DescribedListing listing;

    /**
     * @param client gives the client that confirms what was found
     * @param fresh gives the one that the kept listing is read with
     */
    PermissionSetSearch(
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
    }

    /** All permission sets, in the order of the service; a set that is deleted meanwhile is left out. */
    List<PermissionSet> list() {
        return listing(client == fresh);
    }

    /**
     * The permission set with this name, ARN or id.
     *
     * @param seen takes the sets that were looked through
     * @throws AdminException USAGE if the text is an ARN of something else
     */
    Optional<PermissionSet> find(String nameOrId, List<PermissionSet> seen) {
        if (nameOrId.contains(":")) {
            return describe(requireArn(nameOrId));
        }
        if (ID.matcher(nameOrId).matches()) {
            Optional<PermissionSet> found = describe(arnOf(nameOrId));
            if (found.isPresent()) {
                return found;
            }
        }
        return findByName(nameOrId, seen);
    }

    /**
     * The permission set with this name.
     *
     * @param seen takes the sets that were looked through
     */
    Optional<PermissionSet> findByName(String name, List<PermissionSet> seen) {
        List<PermissionSet> known = listing(false);
        seen.addAll(known);
        Optional<PermissionSet> found = withName(known, name)
                .flatMap(candidate -> describe(candidate.arn()))
                .filter(candidate -> candidate.name().equals(name));
        if (found.isPresent()) {
            return found;
        }
        Set<String> knownArns = known.stream().map(PermissionSet::arn).collect(Collectors.toSet());
        List<String> unknown = arns(client.get()).stream()
                .filter(arn -> !knownArns.contains(arn))
                .toList();
        List<PermissionSet> others = describeAll(unknown).stream()
                .map(PermissionSetSearch::permissionSet)
                .toList();
        seen.addAll(others);
        return withName(others, name);
    }

    /** The permission set with this ARN, if there is one. */
    Optional<PermissionSet> describe(String arn) {
        return describedBy(client.get(), arn).map(PermissionSetSearch::permissionSet);
    }

    /** The kept listing; unless asked afresh, whatever its age. */
    private List<PermissionSet> listing(boolean afresh) {
        return listing.getOrLoad(afresh, () -> describeAll(arns(fresh.get()))).stream()
                .map(PermissionSet::new)
                .toList();
    }

    private static Optional<PermissionSet> withName(List<PermissionSet> sets, String name) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    private String requireArn(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + arn + "\" is not the ARN of a permission set",
                    "it looks like " + arnOf("ps-0123456789abcdef"));
        }
        return arn;
    }

    private String arnOf(String id) {
        return instanceArn.replace(":instance/", ":permissionSet/") + "/" + id;
    }

    private List<String> arns(SsoAdminClient from) {
        return from.listPermissionSetsPaginator(request -> request.instanceArn(instanceArn)).permissionSets().stream()
                .toList();
    }

    private List<DescribePermissionSetResponse> describeAll(List<String> arns) {
        return reads.map("Describing permission sets", arns, arn -> describedBy(fresh.get(), arn)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<DescribePermissionSetResponse> describedBy(SsoAdminClient from, String arn) {
        try {
            return Optional.of(from.describePermissionSet(
                    request -> request.instanceArn(instanceArn).permissionSetArn(arn)));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static PermissionSet permissionSet(DescribePermissionSetResponse response) {
        return new PermissionSet(Attributes.of(response.permissionSet()));
    }
}
