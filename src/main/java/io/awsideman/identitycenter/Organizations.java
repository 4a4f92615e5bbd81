package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/** What the organization is, and who administers it. */
public final class Organizations {
    /** IAM Identity Center among the services that an administrator can be delegated to. */
    public static final String IDENTITY_CENTER = "sso.amazonaws.com";

    private final OrganizationsClient client;
    private final OrganizationAccess access;

    public Organizations(OrganizationsClient client) {
        this.client = client;
        this.access = new OrganizationAccess(() -> client);
    }

    /** The organization of the caller's account; every member account may ask for it. */
    public Organization describe() {
        return access.explaining(this::organization);
    }

    /** The same; empty if the caller has no permission to ask for it, or is in no organization. */
    public Optional<Organization> find() {
        try {
            return Optional.of(organization());
        } catch (AccessDeniedException | AwsOrganizationsNotInUseException e) {
            return Optional.empty();
        }
    }

    private Organization organization() {
        return new Organization(Attributes.of(client.describeOrganization().organization()));
    }

    /**
     * The member accounts that administer a service beside the management account, with everything the API says.
     *
     * @param service the principal of the service, such as {@link #IDENTITY_CENTER}
     */
    public List<Map<String, Object>> delegatedAdministrators(String service) {
        return access.explaining(() -> client
                .listDelegatedAdministratorsPaginator(request -> request.servicePrincipal(service))
                .delegatedAdministrators()
                .stream()
                .map(Attributes::of)
                .toList());
    }
}
