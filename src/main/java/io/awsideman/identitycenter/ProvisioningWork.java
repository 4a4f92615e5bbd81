package io.awsideman.identitycenter;

import java.util.Optional;

/**
 * Provisions a permission set, in the accounts with these ids; an empty one stands for all that have the set.
 *
 * @param provisioning asks the service itself
 */
public record ProvisioningWork(Provisioning provisioning, PermissionSet set)
        implements AsynchronousWork<Optional<String>, ProvisioningRequest> {

    @Override
    public Object place(Optional<String> accountId) {
        return accountId;
    }

    @Override
    public Optional<ProvisioningRequest> begin(Optional<String> accountId) {
        return Optional.of(provisioning.start(set, accountId.orElse(null)));
    }

    @Override
    public ProvisioningRequest status(ProvisioningRequest request) {
        return provisioning.request(request.id());
    }
}
