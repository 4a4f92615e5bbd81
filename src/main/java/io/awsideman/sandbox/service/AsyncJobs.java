package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Work that goes on after the answer: it is IN_PROGRESS until its time has passed, then SUCCEEDED or FAILED. Jobs are
 * rows of the state, so that they outlive the process; what a job does is done by the first operation after its end.
 */
final class AsyncJobs {
    /** What a job is about. */
    enum Type {
        CREATION,
        DELETION,
        PROVISIONING,
        INSTANCE_CREATION,
        INSTANCE_DELETION,
        REGION_ADDITION,
        REGION_REMOVAL
    }

    /** What a finished job does to the state. */
    interface Effect extends BiFunction<State, ObjectNode, Outcome> {}

    private static final Set<Type> CAN_FAIL = EnumSet.of(Type.CREATION, Type.DELETION, Type.PROVISIONING);
    private static final String IN_PROGRESS = "IN_PROGRESS";
    private static final String NO_REASON = "An unexpected internal service exception was encountered";
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Stamps stamps;
    private final Random random;
    private final Conditions conditions;

    AsyncJobs(Stamps stamps, Random random, Conditions conditions) {
        this.stamps = stamps;
        this.random = random;
        this.conditions = conditions;
    }

    /** {@code job} as a running one, stamped with what the service adds to it. */
    ObjectNode started(Type type, ObjectNode job) {
        BigDecimal now = stamps.now();
        return job.put("RequestId", stamps.newRequestId())
                .put("Type", type.name())
                .put("Status", IN_PROGRESS)
                .put("CreatedDate", now)
                .put("EndsAt", later(now, conditions.jobTime()))
                .put("Doomed", CAN_FAIL.contains(type) && random.nextDouble() < conditions.jobFailure());
    }

    /** {@code state} with a started job in it, and without those that ended long ago. */
    State add(State state, ObjectNode job) {
        BigDecimal horizon = later(stamps.now(), REMEMBERED.negated());
        List<String> forgotten = state.table(Kind.JOB).rows().stream()
                .filter(row -> !running(row))
                .filter(row -> row.path("EndsAt").decimalValue().compareTo(horizon) < 0)
                .map(row -> row.path("RequestId").asText())
                .toList();
        State fewer = forgotten.isEmpty() ? state : state.without(Kind.JOB, forgotten);
        return fewer.with(Kind.JOB, job);
    }

    /** {@code state} with the effects of all jobs whose time has passed; the same object when there are none. */
    State settled(State state, Map<Type, Effect> effects) {
        BigDecimal now = stamps.now();
        State settled = state;
        for (ObjectNode job : state.table(Kind.JOB).where("/Status", IN_PROGRESS)) {
            boolean due = job.path("EndsAt").decimalValue().compareTo(now) <= 0;
            if (due && settled.table(Kind.JOB).find(job.path("RequestId").asText()) != null) {
                settled = settled(settled, job, effects);
            }
        }
        return settled;
    }

    /** The jobs that have not ended. */
    static List<ObjectNode> running(State state) {
        return state.table(Kind.JOB).where("/Status", IN_PROGRESS);
    }

    /** The job of this type that a request names by its id. */
    static ObjectNode require(State state, Type type, String id) {
        ObjectNode job = state.table(Kind.JOB).find(id);
        if (job == null || !job.path("Type").asText().equals(type.name())) {
            throw Refusals.notFound("Request with id " + id + " not found.");
        }
        return job;
    }

    /** A page of jobs of one type, of one status where the request filters. */
    static ObjectNode list(State state, ObjectNode input, Type type, String operation, String result) {
        String status = input.at("/Filter/Status").asText("");
        List<ObjectNode> jobs = state.table(Kind.JOB).where("/Type", type.name()).stream()
                .filter(job -> status.isEmpty() || job.path("Status").asText().equals(status))
                .map(job -> job.deepCopy().retain("Status", "RequestId", "CreatedDate"))
                .toList();
        return Refusals.page(input, operation, result, state.table(Kind.JOB).inOrder(jobs));
    }

    private static State settled(State state, ObjectNode job, Map<Type, Effect> effects) {
        Effect effect = effects.get(Type.valueOf(job.path("Type").asText()));
        if (effect == null) {
            throw new IllegalStateException("no effect of " + job);
        }
        Outcome outcome = job.path("Doomed").asBoolean() ? new Outcome(state, NO_REASON) : effect.apply(state, job);
        ObjectNode ended = job.deepCopy().put("Status", outcome.failure().isEmpty() ? "SUCCEEDED" : "FAILED");
        if (!outcome.failure().isEmpty()) {
            ended.put("FailureReason", outcome.failure());
        }
        return outcome.state().with(Kind.JOB, ended);
    }

    private static boolean running(ObjectNode job) {
        return job.path("Status").asText().equals(IN_PROGRESS);
    }

    private static BigDecimal later(BigDecimal time, Duration duration) {
        return time.add(BigDecimal.valueOf(duration.toMillis(), 3));
    }
}
