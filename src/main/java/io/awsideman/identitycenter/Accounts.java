package io.awsideman.identitycenter;

import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** The accounts of the organization. */
public final class Accounts {
    private final OrganizationsClient client;

    public Accounts(OrganizationsClient client) {
        this.client = client;
    }

    /** All accounts, in the service's order. */
    public List<Account> list() {
        return client.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .map(account -> new Account(Attributes.of(account)))
                .toList();
    }
}
