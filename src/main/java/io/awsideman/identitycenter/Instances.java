package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The Identity Centers that the caller can see. */
public final class Instances {
    private final SsoAdminClient client;

    public Instances(SsoAdminClient client) {
        this.client = client;
    }

    /** All instances that ListInstances shows to this caller in this region. */
    public List<Instance> list() {
        return client.listInstancesPaginator(request -> {}).instances().stream()
                .map(instance -> new Instance(Attributes.of(instance)))
                .toList();
    }

    /** The instance in full. */
    public Instance describe(String instanceArn) {
        return new Instance(Attributes.of(client.describeInstance(request -> request.instanceArn(instanceArn))));
    }

    /**
     * The instance to work with: the one asked for, or the only one there is.
     *
     * @param wanted an ARN, or {@code null} to take the only one
     * @throws AdminException if there is none, or if there are several and none was asked for
     */
    public Instance choose(@Nullable String wanted) {
        List<Instance> instances = list();
        if (wanted != null) {
            return instances.stream()
                    .filter(instance -> instance.arn().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AdminException(
                            FailureKind.NOT_FOUND,
                            "no Identity Center instance " + wanted + " is visible here",
                            instances.isEmpty() ? noneHere() : "instances here: " + arns(instances)));
        }
        if (instances.isEmpty()) {
            throw new AdminException(
                    FailureKind.NOT_FOUND, "there is no Identity Center instance in this region", noneHere());
        }
        if (instances.size() > 1) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "there are " + instances.size() + " Identity Center instances: " + arns(instances),
                    "choose one with --instance-arn, or set profiles.NAME.sso_instance_arn in the configuration");
        }
        return instances.get(0);
    }

    private static String noneHere() {
        return "Identity Center answers only in its home region: check --region and the account of the profile";
    }

    private static String arns(List<Instance> instances) {
        return instances.stream()
                .map(instance -> instance.arn() + " (" + instance.identityStoreId() + ")")
                .collect(Collectors.joining(", "));
    }
}
