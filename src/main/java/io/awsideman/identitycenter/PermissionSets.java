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
 * The permission sets of one instance.
 *
 * <p>AWS lists ARNs and describes one set at a call, and has no look-up by name. So everything that needs names comes from one
 * listing of descriptions, which is kept as a whole. Names are unique and never change (service model of sso-admin), hence a
 * name that the kept listing knows is confirmed with one call, also for a write.
 */
public final class PermissionSets {
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
        return listing.getOrLoad(client == fresh, () -> describeAll(arns(fresh.get()))).stream()
                .map(PermissionSets::permissionSet)
                .toList();
    }

    /**
     * The permission set with this name, ARN or id ({@code ps-…}); exact matches only.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if the text is an ARN of something else
     */
    public PermissionSet get(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_FOUND,
                        "there is no permission set \"" + nameOrId + "\"",
                        "give a name, an ARN or an id (ps-…); search with: awsideman permission-set find TEXT"));
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

    private Optional<PermissionSet> find(String nameOrId) {
        if (nameOrId.contains(":")) {
            return describe(client.get(), requireArn(nameOrId));
        }
        if (ID.matcher(nameOrId).matches()) {
            Optional<PermissionSet> found = describe(client.get(), arnOf(nameOrId));
            if (found.isPresent()) {
                return found;
            }
        }
        return findByName(nameOrId);
    }

    private Optional<PermissionSet> findByName(String name) {
        List<PermissionSet> known = known();
        Optional<PermissionSet> found = withName(known, name)
                .flatMap(candidate -> describe(client.get(), candidate.arn()))
                .filter(candidate -> candidate.name().equals(name));
        if (found.isPresent()) {
            return found;
        }
        Set<String> knownArns = known.stream().map(PermissionSet::arn).collect(Collectors.toSet());
        List<String> unknown = arns(client.get()).stream()
                .filter(arn -> !knownArns.contains(arn))
                .toList();
        return withName(
                describeAll(unknown).stream().map(PermissionSets::permissionSet).toList(), name);
    }

    /** What the listing says, whatever its age: the candidates. */
    private List<PermissionSet> known() {
        return listing.getOrLoad(false, () -> describeAll(arns(fresh.get()))).stream()
                .map(PermissionSets::permissionSet)
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

    private Optional<PermissionSet> describe(SsoAdminClient from, String arn) {
        return describedBy(from, arn).map(PermissionSets::permissionSet);
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
