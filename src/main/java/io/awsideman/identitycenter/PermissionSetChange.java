package io.awsideman.identitycenter;

import static io.awsideman.identitycenter.PermissionSetState.without;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.Tag;

/**
 * The calls that bring a permission set from one state to another, only those that are needed. What goes is taken away before
 * what comes is added, so that a change at the limit of policies succeeds; AWS allows one change of a set at a time.
 */
public final class PermissionSetChange {
    private final SsoAdminClient client;
    private final String instanceArn;
    private final String arn;
    private final List<WriteStep> steps = new ArrayList<>();

    PermissionSetChange(
            SsoAdminClient client, String instanceArn, String arn, PermissionSetState from, PermissionSetState to) {
        this.client = client;
        this.instanceArn = instanceArn;
        this.arn = arn;
        fields(from, to);
        managedPolicies(from.managedPolicies(), to.managedPolicies());
        customerPolicies(from.customerPolicies(), to.customerPolicies());
        inlinePolicy(from, to);
        boundary(from, to);
        tags(from.tags(), to.tags());
    }

    /** What will be done, one phrase for each call. */
    public List<String> steps() {
        return steps.stream().map(WriteStep::what).toList();
    }

    /**
     * Makes the calls.
     *
     * @throws IncompleteWriteException if one failed after another had succeeded; a failure of the first is thrown as it is
     */
    public void apply() {
        run(List.of());
    }

    /** @param before what has been done already */
    void run(List<WriteStep> before) {
        List<WriteStep> done = new ArrayList<>(before);
        for (int i = 0; i < steps.size(); i++) {
            try {
                steps.get(i).call().run();
            } catch (RuntimeException e) {
                if (done.isEmpty()) {
                    throw e;
                }
                throw new IncompleteWriteException(done, steps.subList(i, steps.size()), e);
            }
            done.add(steps.get(i));
        }
    }

    /** UpdatePermissionSet clears what it does not name, so all three are always sent. */
    private void fields(PermissionSetState from, PermissionSetState to) {
        if (!from.hasSameFields(to)) {
            add(
                    "set description, session duration and relay state",
                    () -> client.updatePermissionSet(request -> request.instanceArn(instanceArn)
                            .permissionSetArn(arn)
                            .description(to.description())
                            .sessionDuration(to.sessionDuration())
                            .relayState(to.relayState())));
        }
    }

    private void managedPolicies(Set<String> from, Set<String> to) {
        for (String policy : without(from, to)) {
            add(
                    "detach " + policy,
                    () -> client.detachManagedPolicyFromPermissionSet(request -> request.instanceArn(instanceArn)
                            .permissionSetArn(arn)
                            .managedPolicyArn(policy)));
        }
        for (String policy : without(to, from)) {
            add(
                    "attach " + policy,
                    () -> client.attachManagedPolicyToPermissionSet(request -> request.instanceArn(instanceArn)
                            .permissionSetArn(arn)
                            .managedPolicyArn(policy)));
        }
    }

    private void customerPolicies(Set<CustomerPolicy> from, Set<CustomerPolicy> to) {
        for (CustomerPolicy policy : without(from, to)) {
            add(
                    "detach the customer-managed policy " + policy.text(),
                    () -> client.detachCustomerManagedPolicyReferenceFromPermissionSet(
                            request -> request.instanceArn(instanceArn)
                                    .permissionSetArn(arn)
                                    .customerManagedPolicyReference(policy.reference())));
        }
        for (CustomerPolicy policy : without(to, from)) {
            add(
                    "attach the customer-managed policy " + policy.text(),
                    () -> client.attachCustomerManagedPolicyReferenceToPermissionSet(
                            request -> request.instanceArn(instanceArn)
                                    .permissionSetArn(arn)
                                    .customerManagedPolicyReference(policy.reference())));
        }
    }

    private void inlinePolicy(PermissionSetState from, PermissionSetState to) {
        String policy = to.inlinePolicy();
        if (Objects.equals(from.inlinePolicy(), policy)) {
            return;
        }
        if (policy == null) {
            add(
                    "delete the inline policy",
                    () -> client.deleteInlinePolicyFromPermissionSet(
                            request -> request.instanceArn(instanceArn).permissionSetArn(arn)));
        } else {
            add(
                    "put the inline policy",
                    () -> client.putInlinePolicyToPermissionSet(request -> request.instanceArn(instanceArn)
                            .permissionSetArn(arn)
                            .inlinePolicy(policy)));
        }
    }

    private void boundary(PermissionSetState from, PermissionSetState to) {
        PermissionsBoundary boundary = to.boundary();
        if (Objects.equals(from.boundary(), boundary)) {
            return;
        }
        if (boundary == null) {
            add(
                    "delete the permissions boundary",
                    () -> client.deletePermissionsBoundaryFromPermissionSet(
                            request -> request.instanceArn(instanceArn).permissionSetArn(arn)));
        } else {
            add(
                    "put the permissions boundary " + boundary.text(),
                    () -> client.putPermissionsBoundaryToPermissionSet(request -> request.instanceArn(instanceArn)
                            .permissionSetArn(arn)
                            .permissionsBoundary(boundary.model())));
        }
    }

    private void tags(Map<String, String> from, Map<String, String> to) {
        Set<String> gone = without(from.keySet(), to.keySet());
        if (!gone.isEmpty()) {
            add(
                    "remove the tags " + String.join(", ", gone),
                    () -> client.untagResource(request ->
                            request.instanceArn(instanceArn).resourceArn(arn).tagKeys(gone)));
        }
        Map<String, String> set = new HashMap<>(to);
        set.entrySet().removeAll(from.entrySet());
        if (!set.isEmpty()) {
            add(
                    "set the tags " + String.join(", ", set.keySet()),
                    () -> client.tagResource(request ->
                            request.instanceArn(instanceArn).resourceArn(arn).tags(tags(set))));
        }
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private void add(String what, Runnable call) {
        steps.add(new WriteStep(what, call));
    }
}
