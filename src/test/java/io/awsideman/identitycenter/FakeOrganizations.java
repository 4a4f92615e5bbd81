package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.Tag;

/** An organization in memory with a root {@code r-root}, which counts its calls. */
final class FakeOrganizations implements OrganizationsClient {
    static final String ROOT = "r-root";
    static final String MANAGEMENT = "111122223333";

    final List<String> calls = new ArrayList<>();
    private final Map<String, OrganizationalUnit> units = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    private @Nullable String refusal;

    /** The accounts of this organization. */
    Accounts accounts() {
        return new Accounts(() -> this, () -> listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .map(Attributes::of)
                .toList());
    }

    FakeOrganizations unit(String id, String name, String parent) {
        units.put(id, OrganizationalUnit.builder().id(id).name(name).build());
        parents.put(id, parent);
        return this;
    }

    FakeOrganizations account(String id, String name, String email, String parent) {
        accounts.put(
                id,
                Account.builder()
                        .id(id)
                        .name(name)
                        .email(email)
                        .state(AccountState.ACTIVE)
                        .build());
        parents.put(id, parent);
        return this;
    }

    FakeOrganizations tag(String id, String key, String value) {
        tags.computeIfAbsent(id, unknown -> new LinkedHashMap<>()).put(key, value);
        return this;
    }

    /** From now on everything but DescribeOrganization is refused with this message. */
    FakeOrganizations refusing(String message) {
        refusal = message;
        return this;
    }

    @Override
    public ListAccountsResponse listAccounts(ListAccountsRequest request) {
        called("ListAccounts");
        return ListAccountsResponse.builder().accounts(accounts.values()).build();
    }

    @Override
    public DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
        called("DescribeAccount");
        Account account = accounts.get(request.accountId());
        if (account == null) {
            throw AccountNotFoundException.builder().message("no").build();
        }
        return DescribeAccountResponse.builder().account(account).build();
    }

    @Override
    public DescribeOrganizationResponse describeOrganization(DescribeOrganizationRequest request) {
        calls.add("DescribeOrganization");
        return DescribeOrganizationResponse.builder()
                .organization(organization -> organization.masterAccountId(MANAGEMENT))
                .build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        called("ListTagsForResource");
        return ListTagsForResourceResponse.builder()
                .tags(tags.getOrDefault(request.resourceId(), Map.of()).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public ListRootsResponse listRoots(ListRootsRequest request) {
        called("ListRoots");
        return ListRootsResponse.builder()
                .roots(root -> root.id(ROOT).name("Root"))
                .build();
    }

    @Override
    public ListParentsResponse listParents(ListParentsRequest request) {
        called("ListParents");
        String parent = parents.get(request.childId());
        ParentType type = ROOT.equals(parent) ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT;
        return ListParentsResponse.builder()
                .parents(row -> row.id(parent).type(type))
                .build();
    }

    @Override
    public DescribeOrganizationalUnitResponse describeOrganizationalUnit(DescribeOrganizationalUnitRequest request) {
        called("DescribeOrganizationalUnit");
        OrganizationalUnit unit = units.get(request.organizationalUnitId());
        if (unit == null) {
            throw OrganizationalUnitNotFoundException.builder().message("no").build();
        }
        return DescribeOrganizationalUnitResponse.builder()
                .organizationalUnit(unit)
                .build();
    }

    @Override
    public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
            ListOrganizationalUnitsForParentRequest request) {
        called("ListOrganizationalUnitsForParent");
        return ListOrganizationalUnitsForParentResponse.builder()
                .organizationalUnits(units.values().stream()
                        .filter(unit -> request.parentId().equals(parents.get(unit.id())))
                        .toList())
                .build();
    }

    @Override
    public ListAccountsForParentResponse listAccountsForParent(ListAccountsForParentRequest request) {
        called("ListAccountsForParent");
        return ListAccountsForParentResponse.builder()
                .accounts(accounts.values().stream()
                        .filter(account -> request.parentId().equals(parents.get(account.id())))
                        .toList())
                .build();
    }

    private synchronized void called(String operation) {
        calls.add(operation);
        if (refusal != null) {
            throw AccessDeniedException.builder()
                    .message(refusal)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage(refusal)
                            .build())
                    .build();
        }
    }

    @Override
    public String serviceName() {
        return "organizations";
    }

    @Override
    public void close() {}
}
