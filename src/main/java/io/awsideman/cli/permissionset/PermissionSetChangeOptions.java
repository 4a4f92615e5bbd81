package io.awsideman.cli.permissionset;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.CustomerPolicy;
import io.awsideman.identitycenter.ManagedPolicyNames;
import io.awsideman.identitycenter.PermissionSetState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an update adds to lists and takes away. */
final class PermissionSetChangeOptions {
    private static final List<String> REMOVABLE = List.of(
            "Description",
            "SessionDuration",
            "RelayState",
            "AttachedManagedPolicies",
            "CustomerManagedPolicyReferences",
            "InlinePolicy",
            "PermissionsBoundary",
            "Tags");

    @Option(
            names = "--add-managed-policy",
            order = 20,
            paramLabel = "POLICY",
            description = "Attach AWS-managed policies to those there are")
    private List<String> addedManagedPolicies = List.of();

    @Option(
            names = "--remove-managed-policy",
            order = 21,
            paramLabel = "POLICY",
            description = "Detach AWS-managed policies")
    private List<String> removedManagedPolicies = List.of();

    @Option(
            names = "--add-customer-managed-policy",
            order = 22,
            paramLabel = "POLICY",
            description = "Attach policies of the accounts to those there are")
    private List<String> addedCustomerPolicies = List.of();

    @Option(
            names = "--remove-customer-managed-policy",
            order = 23,
            paramLabel = "POLICY",
            description = "Detach policies of the accounts")
    private List<String> removedCustomerPolicies = List.of();

    @Option(names = "--add-tag", order = 24, paramLabel = "KEY=VALUE", description = "Set tags beside those there are")
    private List<String> addedTags = List.of();

    @Option(names = "--remove-tag", order = 25, paramLabel = "KEY", description = "Take tags away")
    private List<String> removedTags = List.of();

    @Option(
            names = "--remove",
            order = 26,
            paramLabel = "ATTRIBUTE",
            split = ",",
            description = "Take attributes away as a whole: Description, RelayState, InlinePolicy, …")
    private List<String> removed = List.of();

    boolean isEmpty() {
        return addedManagedPolicies.isEmpty()
                && removedManagedPolicies.isEmpty()
                && addedCustomerPolicies.isEmpty()
                && removedCustomerPolicies.isEmpty()
                && addedTags.isEmpty()
                && removedTags.isEmpty()
                && removed.isEmpty();
    }

    /** Takes away, then adds. */
    PermissionSetState appliedTo(PermissionSetState before, ManagedPolicyNames names) {
        Set<String> gone = removedAttributes();
        Set<String> managed =
                new LinkedHashSet<>(kept(gone, "AttachedManagedPolicies", before.managedPolicies(), Set.of()));
        Set<String> detached = PermissionSetOptions.arns("--remove-managed-policy", removedManagedPolicies, names);
        requireThere("--remove-managed-policy", before.managedPolicies(), detached, arn -> arn);
        managed.removeAll(detached);
        managed.addAll(PermissionSetOptions.arns("--add-managed-policy", addedManagedPolicies, names));
        Set<CustomerPolicy> customer =
                new LinkedHashSet<>(kept(gone, "CustomerManagedPolicyReferences", before.customerPolicies(), Set.of()));
        Set<CustomerPolicy> unreferenced = PermissionSetOptions.references(removedCustomerPolicies);
        requireThere("--remove-customer-managed-policy", before.customerPolicies(), unreferenced, CustomerPolicy::text);
        customer.removeAll(unreferenced);
        customer.addAll(PermissionSetOptions.references(addedCustomerPolicies));
        Map<String, String> tags = new LinkedHashMap<>(before.tags());
        tags.keySet().removeIf(key -> gone.contains("Tags") && !key.startsWith("aws:"));
        requireThere("--remove-tag", before.tags().keySet(), removedTags, key -> key);
        tags.keySet().removeAll(removedTags);
        tags.putAll(PermissionSetOptions.tags(addedTags));
        return new PermissionSetState(
                keptOrNull(gone, "Description", before.description()),
                keptOrNull(gone, "SessionDuration", before.sessionDuration()),
                keptOrNull(gone, "RelayState", before.relayState()),
                managed,
                customer,
                keptOrNull(gone, "InlinePolicy", before.inlinePolicy()),
                keptOrNull(gone, "PermissionsBoundary", before.boundary()),
                tags);
    }

    /** What is not there is probably misspelt. */
    private static <T> void requireThere(
            String option, Set<T> present, Collection<T> removed, Function<T, String> text) {
        for (T one : removed) {
            if (!present.contains(one)) {
                throw new AdminException(
                        FailureKind.NOT_FOUND,
                        option + ": the permission set has no " + text.apply(one),
                        present.isEmpty()
                                ? "there is nothing to take away"
                                : "it has: "
                                        + present.stream().map(text).sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private static <T> T kept(Set<String> gone, String attribute, T value, T otherwise) {
        return gone.contains(attribute) ? otherwise : value;
    }

    private static <T> @Nullable T keptOrNull(Set<String> gone, String attribute, @Nullable T value) {
        return gone.contains(attribute) ? null : value;
    }

    private Set<String> removedAttributes() {
        Set<String> attributes = new LinkedHashSet<>();
        for (String name : removed) {
            attributes.add(REMOVABLE.stream()
                    .filter(known -> known.equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new AdminException(
                            FailureKind.USAGE,
                            "--remove: \"" + name + "\" cannot be taken from a permission set",
                            "attributes: " + String.join(", ", REMOVABLE))));
        }
        return attributes;
    }
}
