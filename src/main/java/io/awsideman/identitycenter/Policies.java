package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;

/** The policies of the organization: service control policies, resource control policies and the other types. */
public final class Policies {
    private final OrganizationsClient client;
    private final ParallelReads reads;
    private final OrganizationAccess access;

    public Policies(OrganizationsClient client, ParallelReads reads) {
        this.client = client;
        this.reads = reads;
        this.access = new OrganizationAccess(() -> client);
    }

    /** The types that are in force in the organization, such as {@code SERVICE_CONTROL_POLICY}; only these can be asked for. */
    public List<String> enabledTypes() {
        return access.explaining(() -> client.listRootsPaginator().stream()
                .flatMap(page -> page.roots().stream())
                .flatMap(root -> root.policyTypes().stream())
                .filter(type -> type.status() == PolicyTypeStatus.ENABLED)
                .map(type -> type.typeAsString())
                .distinct()
                .toList());
    }

    /** The policies of these types that are attached to these things, by type, then in the order of the things, then by name. */
    public List<AttachedPolicy> attached(Collection<PolicyTarget> targets, Collection<String> types) {
        List<Question> questions = types.stream()
                .flatMap(type -> targets.stream().map(target -> new Question(target, type)))
                .toList();
        return access.explaining(() -> reads.map("Reading policies", questions, this::answer)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<AttachedPolicy> answer(Question question) {
        return client
                .listPoliciesForTargetPaginator(
                        request -> request.targetId(question.target().id()).filter(question.type()))
                .stream()
                .flatMap(page -> page.policies().stream())
                .map(policy -> new AttachedPolicy(question.target(), Attributes.of(policy)))
                .sorted(Comparator.comparing(AttachedPolicy::name))
                .toList();
    }

    /** The policies of one type that are attached to one thing: one call. */
    private record Question(PolicyTarget target, String type) {}
}
