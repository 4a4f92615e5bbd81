package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The policies of the seed's organization and where they are attached. */
final class Guardrails {
    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";
    private static final String RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY";
    private static final String TAG = "TAG_POLICY";

    /** The types that the root has enabled. */
    static final List<String> TYPES = List.of(SERVICE_CONTROL, RESOURCE_CONTROL, TAG);

    /** Where it hangs is the name of a root, unit or account; nothing leaves the policy unattached. */
    private record Rule(String type, String name, String description, String attachedTo, String content) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    SERVICE_CONTROL,
                    "DenyLeavingOrganization",
                    "No account takes itself out of the organization",
                    "Root",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"DenyLeavingOrganization","Effect":"Deny",\
                    "Action":"organizations:LeaveOrganization","Resource":"*"}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "ProtectSecurityServices",
                    "Keeps trails, recorders and detectors running",
                    "Security",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"ProtectSecurityServices","Effect":"Deny",\
                    "Action":["cloudtrail:StopLogging","cloudtrail:DeleteTrail","config:StopConfigurationRecorder",\
                    "guardduty:DeleteDetector"],"Resource":"*"}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "RegionsInEurope",
                    "Workloads run in two regions only",
                    "Workloads",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"RegionsInEurope","Effect":"Deny",\
                    "NotAction":["iam:*","organizations:*","route53:*","sts:*","support:*"],"Resource":"*",\
                    "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1","eu-west-1"]}}}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "DenyRootUser",
                    "Nobody works as root in production",
                    "Production",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"DenyRootUser","Effect":"Deny","Action":"*",\
                    "Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "SmallInstancesOnly",
                    "What is played with stays cheap",
                    "playground",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"SmallInstancesOnly","Effect":"Deny",\
                    "Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:instance/*",\
                    "Condition":{"StringNotLike":{"ec2:InstanceType":["t3.*","t4g.*"]}}}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "Quarantine",
                    "Denies everything in accounts that are being closed",
                    "Suspended",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"Quarantine","Effect":"Deny","Action":"*",\
                    "Resource":"*"}]}"""),
            new Rule(
                    SERVICE_CONTROL,
                    "DenyPublicBuckets",
                    "Draft: not attached anywhere yet",
                    "",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"DenyPublicBuckets","Effect":"Deny",\
                    "Action":"s3:PutAccountPublicAccessBlock","Resource":"*"}]}"""),
            new Rule(
                    RESOURCE_CONTROL,
                    "EncryptedTransportOnly",
                    "Requests without TLS are refused",
                    "Root",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"EncryptedTransportOnly","Effect":"Deny",\
                    "Principal":"*","Action":["s3:*","sqs:*"],"Resource":"*",\
                    "Condition":{"BoolIfExists":{"aws:SecureTransport":"false"}}}]}"""),
            new Rule(
                    RESOURCE_CONTROL,
                    "OwnIdentitiesOnly",
                    "Production data is for identities of the organization",
                    "Production",
                    """
                    {"Version":"2012-10-17","Statement":[{"Sid":"OwnIdentitiesOnly","Effect":"Deny",\
                    "Principal":"*","Action":["s3:*","secretsmanager:*"],"Resource":"*",\
                    "Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},\
                    "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}"""),
            new Rule(
                    TAG,
                    "EnvironmentTag",
                    "Spelling and values of the tag environment",
                    "Root",
                    """
                    {"tags":{"environment":{"tag_key":{"@@assign":"environment"},\
                    "tag_value":{"@@assign":["production","staging","development","shared"]}}}}"""),
            new Rule(
                    TAG,
                    "ProductionTag",
                    "In production there is production only",
                    "Production",
                    """
                    {"tags":{"environment":{"tag_value":{"@@remove":["staging","development"]},\
                    "enforced_for":{"@@assign":["ec2:instance"]}}}}"""));

    private final List<ObjectNode> policies = new ArrayList<>();
    private final List<ObjectNode> attachments = new ArrayList<>();
    private final List<ObjectNode> targets = new ArrayList<>();

    private Guardrails(State state) {
        targets.addAll(state.table(Kind.ROOT).rows());
        targets.addAll(state.table(Kind.ORGANIZATIONAL_UNIT).rows());
        targets.addAll(state.table(Kind.ACCOUNT).rows());
    }

    /** The organization in {@code state} with its policies; rules for accounts that it lacks stay unattached. */
    static State raise(State state) {
        Guardrails guardrails = new Guardrails(state);
        guardrails.allowAll(SERVICE_CONTROL, "FullAWSAccess", "Allows access to every operation", "\"Action\":\"*\"");
        guardrails.allowAll(
                RESOURCE_CONTROL,
                "RCPFullAWSAccess",
                "Allows access to every resource",
                "\"Principal\":\"*\",\"Action\":\"*\"");
        RULES.forEach(guardrails::add);
        return state.with(Kind.POLICY, guardrails.policies).with(Kind.POLICY_ATTACHMENT, guardrails.attachments);
    }

    /** The policy of AWS that hangs everywhere. */
    private void allowAll(String type, String name, String description, String what) {
        String id = "p-" + name;
        policies.add(Json.object()
                .put("Id", id)
                .put("Arn", "arn:aws:organizations::aws:policy/" + type.toLowerCase(Locale.ROOT) + "/" + id)
                .put("Name", name)
                .put("Description", description)
                .put("Type", type)
                .put("AwsManaged", true)
                .put("ChangedAt", Rows.time(0))
                .put(
                        "Content",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + what
                                + ",\"Resource\":\"*\"}]}"));
        targets.forEach(target -> attach(id, target));
    }

    private void add(Rule rule) {
        String id = "p-"
                + UUID.nameUUIDFromBytes(rule.name().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
        policies.add(Json.object()
                .put("Id", id)
                .put(
                        "Arn",
                        LandingZone.arn("policy/" + LandingZone.ORGANIZATION + "/"
                                + rule.type().toLowerCase(Locale.ROOT) + "/" + id))
                .put("Name", rule.name())
                .put("Description", rule.description())
                .put("Type", rule.type())
                .put("AwsManaged", false)
                .put("ChangedAt", Rows.time(0))
                .put("Content", rule.content()));
        targets.stream()
                .filter(target -> target.path("Name").asText().equals(rule.attachedTo()))
                .forEach(target -> attach(id, target));
    }

    private void attach(String policy, ObjectNode target) {
        String id = target.path("Id").asText();
        attachments.add(Json.object()
                .put("AttachmentId", policy + " " + id)
                .put("PolicyId", policy)
                .put("TargetId", id)
                .put("ChangedAt", Rows.time(0)));
    }
}
