package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.TreeMap;

/** Which accounts have which permission sets, whether in their latest version, and how they get it. */
final class Provisioning {
    private static final String ALL = "ALL_PROVISIONED_ACCOUNTS";
    private static final String RESULT = "PermissionSetProvisioningStatus";
    private static final List<String> DESCRIBED =
            List.of("Status", "RequestId", "AccountId", "PermissionSetArn", "FailureReason", "CreatedDate");
    private static final int POLICIES_OF_A_ROLE = 10;

    private final AsyncJobs jobs;

    Provisioning(AsyncJobs jobs) {
        this.jobs = jobs;
    }

    /** The identifier of a permission set in an account. */
    static String place(String account, String set) {
        return account + " " + set;
    }

    /** The latest version of the job's permission set in one account, or why IAM does not take it there. */
    static Outcome provisioned(State state, ObjectNode job, String account) {
        String arn = job.path("PermissionSetArn").asText();
        ObjectNode set = state.table(Kind.PERMISSION_SET).find(arn);
        if (set == null) {
            return new Outcome(state, "PermissionSet with ARN " + arn + " not found.");
        }
        String failure = refusal(state, set, account);
        if (!failure.isEmpty()) {
            return new Outcome(state, failure);
        }
        ObjectNode row = Json.object()
                .put("Place", place(account, arn))
                .put("AccountId", account)
                .put("PermissionSetArn", arn)
                .put("Version", set.path("Version").asInt());
        return Outcome.success(state.with(Kind.PROVISIONED, row));
    }

    /** Why nothing can be done in an account now; empty when something can. */
    static String unreachable(State state, String account) {
        ObjectNode row = state.table(Kind.ACCOUNT).find(account);
        return row != null && row.path("Status").asText().equals("ACTIVE")
                ? ""
                : "AWS SSO is unable to complete your request at this time. Obtaining permissions to manage your AWS"
                        + " account '" + account + "' is taking longer than usual. Please try again in a few minutes."
                        + " If this problem continues, contact AWS Support.";
    }

    Change provision(State state, ObjectNode input) {
        String arn =
                PermissionSets.require(state, input).path("PermissionSetArn").asText();
        ObjectNode job = Json.object().put("PermissionSetArn", arn).put("AccountId", target(state, input));
        WorkInProgress.requireFree(state, arn, job.path("AccountId").asText());
        jobs.started(AsyncJobs.Type.PROVISIONING, job);
        return new Change(jobs.add(state, job), described(job));
    }

    /** What a provisioning does at its end: all it can, even if some account does not take it. */
    Outcome provisioned(State state, ObjectNode job) {
        String target = job.path("AccountId").asText();
        if (!target.equals(WorkInProgress.ALL_ACCOUNTS)) {
            return provisioned(state, job, target);
        }
        Outcome all = Outcome.success(state);
        String arn = job.path("PermissionSetArn").asText();
        for (ObjectNode place : state.table(Kind.PROVISIONED).where("/PermissionSetArn", arn)) {
            Outcome one = provisioned(all.state(), job, place.path("AccountId").asText());
            all = new Outcome(one.state(), all.failure().isEmpty() ? one.failure() : all.failure());
        }
        return all;
    }

    ObjectNode describeStatus(State state, ObjectNode input) {
        String id = input.path("ProvisionPermissionSetRequestId").asText();
        return described(AsyncJobs.require(state, AsyncJobs.Type.PROVISIONING, id));
    }

    ObjectNode listStatus(State state, ObjectNode input) {
        return AsyncJobs.list(
                state,
                input,
                AsyncJobs.Type.PROVISIONING,
                "ListPermissionSetProvisioningStatus",
                "PermissionSetsProvisioningStatus");
    }

    ObjectNode listAccounts(State state, ObjectNode input) {
        PermissionSets.require(state, input);
        String arn = input.path("PermissionSetArn").asText();
        return Refusals.page(
                input,
                "ListAccountsForProvisionedPermissionSet",
                "AccountIds",
                values(state, input, state.table(Kind.PROVISIONED).where("/PermissionSetArn", arn), "AccountId"));
    }

    ObjectNode listSets(State state, ObjectNode input) {
        String account = input.path("AccountId").asText();
        return Refusals.page(
                input,
                "ListPermissionSetsProvisionedToAccount",
                "PermissionSets",
                values(state, input, state.table(Kind.PROVISIONED).where("/AccountId", account), "PermissionSetArn"));
    }

    private static String target(State state, ObjectNode input) {
        boolean all = input.path("TargetType").asText().equals(ALL);
        if (all == input.hasNonNull("TargetId")) {
            throw Fault.validation("TargetId is required for the target type AWS_ACCOUNT, and for no other.");
        }
        if (all) {
            return WorkInProgress.ALL_ACCOUNTS;
        }
        String account = input.path("TargetId").asText();
        if (state.table(Kind.ACCOUNT).find(account) == null) {
            throw Refusals.notFound("Account " + account + " not found in the organization.");
        }
        return account;
    }

    private static String refusal(State state, ObjectNode set, String account) {
        String unreachable = unreachable(state, account);
        if (!unreachable.isEmpty()) {
            return unreachable;
        }
        if (PermissionSetPolicies.references(set) > POLICIES_OF_A_ROLE) {
            return "Received a 409 status error: Cannot exceed quota for PoliciesPerRole: " + POLICIES_OF_A_ROLE;
        }
        return PermissionSetPolicies.hasStatements(set) ? "" : "Received a 400 status error: Syntax errors in policy.";
    }

    private static TreeMap<String, JsonNode> values(
            State state, ObjectNode input, List<ObjectNode> places, String member) {
        String asked = input.path("ProvisioningStatus").asText("");
        TreeMap<String, JsonNode> values = new TreeMap<>();
        for (ObjectNode place : places) {
            if (asked.isEmpty() || asked.equals(status(state, place))) {
                String value = place.path(member).asText();
                values.put(value, TextNode.valueOf(value));
            }
        }
        return values;
    }

    private static String status(State state, ObjectNode place) {
        ObjectNode set = state.table(Kind.PERMISSION_SET)
                .find(place.path("PermissionSetArn").asText());
        boolean latest = set != null && set.path("Version").equals(place.path("Version"));
        return latest ? "LATEST_PERMISSION_SET_PROVISIONED" : "LATEST_PERMISSION_SET_NOT_PROVISIONED";
    }

    private static ObjectNode described(ObjectNode job) {
        ObjectNode status = job.deepCopy().retain(DESCRIBED);
        if (status.path("AccountId").asText().equals(WorkInProgress.ALL_ACCOUNTS)) {
            status.remove("AccountId");
        }
        ObjectNode answer = Json.object();
        answer.set(RESULT, status);
        return answer;
    }
}
