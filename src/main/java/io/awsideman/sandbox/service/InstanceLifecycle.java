package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/**
 * How instances begin, change and end. An account has one at most, and only its owner may change it. The organization's
 * instance goes with its permission sets, assignments, applications, people and groups.
 */
final class InstanceLifecycle {
    private static final String ENCRYPTION = "EncryptionConfigurationDetails";

    /** What belongs to an instance by its InstanceArn. */
    private static final List<Kind> PARTS = List.of(
            Kind.PERMISSION_SET,
            Kind.ACCESS_CONTROL,
            Kind.REGION,
            Kind.APPLICATION,
            Kind.TRUSTED_TOKEN_ISSUER,
            Kind.INSTANCE);

    /** What belongs to the permission sets and applications of the organization's instance. */
    private static final List<Kind> ACCESS = List.of(Kind.ASSIGNMENT, Kind.PROVISIONED, Kind.APPLICATION_ASSIGNMENT);

    /** What belongs to an instance by its IdentityStoreId. */
    private static final List<Kind> DIRECTORY = List.of(Kind.USER, Kind.GROUP, Kind.MEMBERSHIP);

    private final Stamps stamps;
    private final AsyncJobs jobs;
    private final CallerIdentity caller;

    InstanceLifecycle(Stamps stamps, AsyncJobs jobs, CallerIdentity caller) {
        this.stamps = stamps;
        this.jobs = jobs;
        this.caller = caller;
    }

    /** Repeating a request with the same ClientToken answers the instance that the first one made. */
    Change create(State state, ObjectNode input) {
        Optional<ObjectNode> own = state.table(Kind.INSTANCE).where("/OwnerAccountId", caller.account()).stream()
                .findFirst();
        if (own.isPresent()) {
            boolean repeated = input.hasNonNull("ClientToken")
                    && own.get().path("ClientToken").equals(input.path("ClientToken"));
            if (repeated) {
                return new Change(state, named(own.get()));
            }
            throw Refusals.conflict("The account " + caller.account() + " already has an instance.");
        }
        if (Instances.isManagement(state, caller.account())) {
            throw Fault.validation("An account instance cannot be created in the management account.");
        }
        ObjectNode instance = Json.object()
                .put("InstanceArn", "arn:aws:sso:::instance/ssoins-" + stamps.newNumber())
                .put("IdentityStoreId", "d-" + stamps.newNumber().substring(0, 10))
                .put("OwnerAccountId", caller.account())
                .put("CreatedDate", stamps.now())
                .put("Status", "CREATE_IN_PROGRESS");
        for (String member : List.of("Name", "ClientToken")) {
            if (input.hasNonNull(member)) {
                instance.set(member, input.path(member));
            }
        }
        State next = ResourceTags.with(
                state.with(Kind.INSTANCE, instance),
                instance.path("InstanceArn").asText(),
                input.path("Tags"));
        return new Change(begun(next, AsyncJobs.Type.INSTANCE_CREATION, instance), named(instance));
    }

    /** What a creation does at its end. */
    Outcome created(State state, ObjectNode job) {
        ObjectNode instance = Instances.require(state, job).deepCopy().put("Status", "ACTIVE");
        return Outcome.success(state.with(Kind.INSTANCE, instance));
    }

    Change update(State state, ObjectNode input) {
        ObjectNode instance = requireOwn(state, input, "UpdateInstance").deepCopy();
        if (input.hasNonNull("Name")) {
            instance.set("Name", input.path("Name"));
        }
        if (input.path("EncryptionConfiguration") instanceof ObjectNode encryption) {
            boolean customer = encryption.path("KeyType").asText().equals("CUSTOMER_MANAGED_KEY");
            if (customer != encryption.hasNonNull("KmsKeyArn")) {
                throw Fault.validation("KmsKeyArn is required for CUSTOMER_MANAGED_KEY, and for no other key type.");
            }
            instance.set(ENCRYPTION, encryption.deepCopy().put("EncryptionStatus", "ENABLED"));
        }
        return new Change(state.with(Kind.INSTANCE, instance), Json.object());
    }

    Change delete(State state, ObjectNode input) {
        ObjectNode instance = requireOwn(state, input, "DeleteInstance").deepCopy();
        if (!instance.path("Status").asText().equals("ACTIVE")) {
            throw Refusals.conflict("The instance is being created or deleted.");
        }
        instance.put("Status", "DELETE_IN_PROGRESS");
        return new Change(
                begun(state.with(Kind.INSTANCE, instance), AsyncJobs.Type.INSTANCE_DELETION, instance), Json.object());
    }

    /** What a deletion does at its end. */
    Outcome deleted(State state, ObjectNode job) {
        ObjectNode instance = Instances.require(state, job);
        State rest = state;
        if (Instances.isManagement(state, instance.path("OwnerAccountId").asText())) {
            for (Kind kind : ACCESS) {
                rest = without(rest, kind, rest.table(kind).rows());
            }
        }
        String store = instance.path("IdentityStoreId").asText();
        for (Kind kind : DIRECTORY) {
            rest = without(rest, kind, rest.table(kind).where("/IdentityStoreId", store));
        }
        String arn = instance.path("InstanceArn").asText();
        for (Kind kind : PARTS) {
            rest = without(rest, kind, rest.table(kind).where("/InstanceArn", arn));
        }
        return Outcome.success(withoutJobs(ResourceTags.without(rest, arn), arn, job));
    }

    private static State withoutJobs(State state, String arn, ObjectNode but) {
        List<ObjectNode> rows = state.table(Kind.JOB).where("/InstanceArn", arn).stream()
                .filter(job -> !job.path("RequestId").equals(but.path("RequestId")))
                .toList();
        return without(state, Kind.JOB, rows);
    }

    private State begun(State state, AsyncJobs.Type type, ObjectNode instance) {
        ObjectNode job =
                Json.object().put("InstanceArn", instance.path("InstanceArn").asText());
        return jobs.add(state, jobs.started(type, job));
    }

    private ObjectNode requireOwn(State state, ObjectNode input, String operation) {
        ObjectNode instance = Instances.require(state, input);
        if (!instance.path("OwnerAccountId").asText().equals(caller.account())) {
            throw Fault.of(
                    "AccessDeniedException",
                    "User: " + caller.arn() + " is not authorized to perform: sso:" + operation + " on resource: "
                            + instance.path("InstanceArn").asText());
        }
        return instance;
    }

    private static State without(State state, Kind kind, List<ObjectNode> rows) {
        return state.without(
                kind,
                rows.stream().map(row -> row.path(kind.idMember()).asText()).toList());
    }

    private static ObjectNode named(ObjectNode instance) {
        return Json.object().put("InstanceArn", instance.path("InstanceArn").asText());
    }
}
