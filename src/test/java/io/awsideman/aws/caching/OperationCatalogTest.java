package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.PassThrough;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.aws.caching.Operation.Stale;
import io.awsideman.aws.caching.Operation.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

class OperationCatalogTest {
    private static final Set<String> NEWER_THAN_THE_SDK =
            Set.of("AddRegion", "RemoveRegion", "ListRegions", "DescribeRegion");

    static List<ServiceApi> services() {
        return ServiceApi.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyOperationOfTheSdkIsDecided(ServiceApi api) {
        assertThat(api.catalog().names()).containsAll(api.methods().keySet());
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyOperationOfAwsIsDecidedAndNoOther(ServiceApi api) {
        assertThat(api.catalog().names()).isEqualTo(api.operationsOfModel());
    }

    @Test
    void onlyTheOperationsOnRegionsAreNewerThanTheSdk() {
        Set<String> newer = new TreeSet<>();
        for (ServiceApi api : services()) {
            Set<String> names = api.catalog().names();
            names.removeAll(api.methods().keySet());
            newer.addAll(names);
        }

        assertThat(newer).containsExactlyInAnyOrderElementsOf(NEWER_THAN_THE_SDK);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatHasPagesIsAListing(ServiceApi api) {
        api.reads().forEach((name, read) -> {
            boolean paged = fields(api.requestType(name)).containsKey("NextToken");
            assertThat(read.listing() != null).as(name).isEqualTo(paged);
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void listingsHaveTheirMemberTheTokensAndTheLargestPage(ServiceApi api) {
        api.reads().forEach((name, read) -> {
            Listing listing = read.listing();
            if (listing != null) {
                Map<String, SdkField<?>> response = fields(api.responseType(name));
                assertThat(response.keySet()).as(name).containsExactlyInAnyOrder(listing.member(), "NextToken");
                assertThat(fields(api.requestType(name)).containsKey("MaxResults"))
                        .as(name)
                        .isEqualTo(listing.maxResults() > 0);
                assertThat(listing.maxResults()).as(name).isEqualTo(api.largestPage(name));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyPathIsInTheModel(ServiceApi api) {
        for (String name : api.methods().keySet()) {
            Operation operation = api.catalog().find(name);
            List<String> inRequest = new ArrayList<>();
            List<String> inResponse = new ArrayList<>();
            if (operation instanceof Read read) {
                inRequest.addAll(paths(read.key()));
            } else if (operation instanceof Write write) {
                write.stale().forEach(stale -> inRequest.addAll(paths(stale.prefix())));
                write.stale().stream().map(Stale::field).forEach(field -> addIfPresent(inRequest, field));
                addStatus(inResponse, write.status());
            } else if (operation instanceof PassThrough pass) {
                addStatus(inResponse, pass.status());
            }
            assertThat(inRequest).as(name).allMatch(path -> exists(api.requestType(name), path));
            assertThat(inResponse).as(name).allMatch(path -> exists(api.responseType(name), path));
        }
    }

    @Test
    void staleIsOnlyWhatSomethingReads() {
        Set<String> kept = new TreeSet<>(Set.of(
                "instance:chosen", // the session's own, of ListInstances
                "permission_set:described")); // of ListPermissionSets and DescribePermissionSet
        services().forEach(api -> operations(api, Read.class).values().forEach(read -> kept.add(kind(read.key()))));

        for (ServiceApi api : services()) {
            operations(api, Write.class).forEach((name, write) -> assertThat(write.stale())
                    .as(name)
                    .isNotEmpty()
                    .allMatch(stale -> kept.contains(kind(stale.prefix()))));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void noTwoReadsShareAKey(ServiceApi api) {
        assertThat(operations(api, Read.class).values())
                .extracting(read -> kind(read.key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void readsOfStatesInMotionAreNeverKept() {
        for (ServiceApi api : services()) {
            assertThat(operations(api, Read.class).keySet())
                    .noneMatch(name -> name.endsWith("Status") || name.contains("Handshake"));
        }
    }

    @Test
    void deletionOfAnInstanceOrOrganizationMakesEverythingOfItStale() {
        Set<String> ofInstances = new TreeSet<>(reads("identitystore"));
        ofInstances.addAll(reads("sso-admin"));
        ofInstances.removeAll(Set.of("ListApplicationProviders", "DescribeApplicationProvider"));

        assertThat(staleReads("DeleteInstance")).containsAll(ofInstances);
        assertThat(staleReads("DeleteOrganization")).containsAll(reads("organizations"));
    }

    /** The table of AWS's behaviour: which reads can answer differently after a write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CreateUser                       | ListUsers GetUserId
            UpdateUser                       | ListUsers GetUserId DescribeUser
            DeleteUser                       | ListUsers GetUserId DescribeUser ListGroupMembershipsForMember ListGroupMemberships \
            DescribeGroupMembership GetGroupMembershipId IsMemberInGroups ListAccountAssignmentsForPrincipal \
            ListApplicationAssignmentsForPrincipal
            CreateGroup                      | ListGroups GetGroupId
            UpdateGroup                      | ListGroups GetGroupId DescribeGroup
            DeleteGroup                      | ListGroups GetGroupId DescribeGroup ListGroupMemberships ListGroupMembershipsForMember \
            DescribeGroupMembership GetGroupMembershipId IsMemberInGroups ListAccountAssignmentsForPrincipal \
            ListApplicationAssignmentsForPrincipal
            CreateGroupMembership            | ListGroupMemberships ListGroupMembershipsForMember GetGroupMembershipId IsMemberInGroups \
            ListAccountAssignmentsForPrincipal ListApplicationAssignmentsForPrincipal
            DeleteGroupMembership            | ListGroupMemberships ListGroupMembershipsForMember GetGroupMembershipId IsMemberInGroups \
            DescribeGroupMembership ListAccountAssignmentsForPrincipal ListApplicationAssignmentsForPrincipal
            CreatePermissionSet              | ListPermissionSets
            UpdatePermissionSet              | DescribePermissionSet ListAccountsForProvisionedPermissionSet \
            ListPermissionSetsProvisionedToAccount
            DeletePermissionSet              | ListPermissionSets DescribePermissionSet GetInlinePolicyForPermissionSet \
            GetPermissionsBoundaryForPermissionSet ListManagedPoliciesInPermissionSet \
            ListCustomerManagedPolicyReferencesInPermissionSet ListTagsForResource ListAccountAssignments \
            ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            ProvisionPermissionSet           | ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            PutInlinePolicyToPermissionSet   | GetInlinePolicyForPermissionSet ListAccountsForProvisionedPermissionSet \
            ListPermissionSetsProvisionedToAccount
            DeleteInlinePolicyFromPermissionSet | GetInlinePolicyForPermissionSet ListAccountsForProvisionedPermissionSet \
            ListPermissionSetsProvisionedToAccount
            PutPermissionsBoundaryToPermissionSet | GetPermissionsBoundaryForPermissionSet \
            ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            DeletePermissionsBoundaryFromPermissionSet | GetPermissionsBoundaryForPermissionSet \
            ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            AttachManagedPolicyToPermissionSet | ListManagedPoliciesInPermissionSet ListAccountsForProvisionedPermissionSet \
            ListPermissionSetsProvisionedToAccount
            DetachManagedPolicyFromPermissionSet | ListManagedPoliciesInPermissionSet ListAccountsForProvisionedPermissionSet \
            ListPermissionSetsProvisionedToAccount
            AttachCustomerManagedPolicyReferenceToPermissionSet | ListCustomerManagedPolicyReferencesInPermissionSet \
            ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            DetachCustomerManagedPolicyReferenceFromPermissionSet | ListCustomerManagedPolicyReferencesInPermissionSet \
            ListAccountsForProvisionedPermissionSet ListPermissionSetsProvisionedToAccount
            CreateAccountAssignment          | ListAccountAssignments ListAccountAssignmentsForPrincipal \
            ListPermissionSetsProvisionedToAccount ListAccountsForProvisionedPermissionSet
            DeleteAccountAssignment          | ListAccountAssignments ListAccountAssignmentsForPrincipal \
            ListPermissionSetsProvisionedToAccount ListAccountsForProvisionedPermissionSet
            """)
    void writeMakesTheseReadsStaleAndNoOthers(String write, String reads) {
        assertThat(staleReads(write)).containsExactlyInAnyOrder(reads.split(" +"));
    }

    private static Set<String> staleReads(String name) {
        Set<String> stale = new LinkedHashSet<>();
        for (ServiceApi writing : services()) {
            if (writing.catalog().find(name) instanceof Write write) {
                for (ServiceApi api : services()) {
                    if (api.catalog().global() == writing.catalog().global()) {
                        operations(api, Read.class).forEach((reading, read) -> {
                            if (write.stale().stream()
                                    .anyMatch(rule -> kind(rule.prefix()).equals(kind(read.key())))) {
                                stale.add(reading);
                            }
                        });
                    }
                }
            }
        }
        return stale;
    }

    private static Collection<String> reads(String service) {
        return services().stream()
                .filter(api -> api.catalog().service().equals(service))
                .flatMap(api -> operations(api, Read.class).keySet().stream())
                .toList();
    }

    private static <O extends Operation> Map<String, O> operations(ServiceApi api, Class<O> kind) {
        Map<String, O> found = new TreeMap<>();
        for (String name : api.catalog().names()) {
            Operation operation = api.catalog().find(name);
            if (kind.isInstance(operation)) {
                found.put(name, kind.cast(operation));
            }
        }
        return found;
    }

    private static String kind(KeyTemplate template) {
        return template.resourceType() + ":" + template.operation();
    }

    private static List<String> paths(KeyTemplate template) {
        return template.identifiers().stream()
                .filter(identifier -> identifier.startsWith("{"))
                .map(identifier -> identifier.substring(1, identifier.length() - 1))
                .toList();
    }

    private static void addStatus(List<String> paths, @Nullable String status) {
        if (status != null && !status.isEmpty()) {
            boolean account = status.equals("CreateAccountStatus");
            paths.add(status + (account ? ".Id" : ".RequestId"));
            paths.add(status + (account ? ".State" : ".Status"));
        }
    }

    private static void addIfPresent(List<String> paths, @Nullable String path) {
        if (path != null) {
            paths.add(path);
        }
    }

    private static boolean exists(Class<?> modelClass, String path) {
        Map<String, SdkField<?>> fields = fields(modelClass);
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            SdkField<?> field = fields.get(steps[i]);
            if (field == null) {
                return false;
            }
            fields = field.constructor().get().sdkFieldNameToField();
        }
        return fields.containsKey(steps[steps.length - 1]);
    }

    private static Map<String, SdkField<?>> fields(Class<?> modelClass) {
        SdkPojo builder = ModelTypes.builderOf(modelClass);
        return builder.sdkFieldNameToField();
    }
}
