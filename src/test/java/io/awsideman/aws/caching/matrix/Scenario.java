package io.awsideman.aws.caching.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.fixture.MovableClock;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * An organization that has at least one of each thing, in a sandbox that can be put back to it. Requests name things as
 * {@code ${user.jane.smith}}, {@code ${account.audit}}, {@code ${membership.Finance.tom.oconnor}} and so on.
 */
final class Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How often an asynchronous write is polled before it counts as one that never ends. */
    private static final int POLLS = 3;

    private static final Pattern NAME = Pattern.compile("\\$\\{([^:}]+)}");

    final MovableClock clock = new MovableClock();
    final List<CatalogedService> services = CatalogedService.all();
    private final Path folder;
    private final Map<String, Upstream> upstreams = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private byte[] state = new byte[0];
    private String behaviour = "";

    private Scenario(Path folder) {
        this.folder = folder;
    }

    /** Makes the organization in a folder that is empty. */
    static Scenario make(Path folder) {
        Scenario scenario = new Scenario(folder);
        scenario.learn();
        for (JsonNode step : scenario.resource("scenario.json")) {
            scenario.mustCall(
                    step.path(0).asText(), step.path(1).asText(), step.path(2).toString());
        }
        scenario.learn(); // which also ends the work that the steps have begun
        scenario.state = scenario.read();
        return scenario;
    }

    /** Makes the organization, and lets AWS behave like this from then on. */
    static Scenario make(Path folder, String behaviour) {
        Scenario scenario = make(folder);
        scenario.behaviour = behaviour;
        return scenario;
    }

    /** The organization that another process has made in the folder. */
    static Scenario open(Path folder) {
        Scenario scenario = new Scenario(folder);
        scenario.learn();
        return scenario;
    }

    Path folder() {
        return folder;
    }

    /** Undoes everything since the making. */
    void restore() {
        try {
            Files.write(folder.resolve("state.json"), state);
            if (Files.exists(folder.resolve("retired"))) {
                try (Stream<Path> retired = Files.list(folder.resolve("retired"))) {
                    for (Path file : retired.toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upstream upstream(String behaviour) {
        return upstreams.computeIfAbsent(
                behaviour,
                text -> Upstream.of(new Sandbox(folder, clock, SandboxBehaviour.parse(text), new Random(1))));
    }

    /** The clients that call from an account; empty for the management account. */
    Upstream upstreamOf(String caller) {
        String own = caller.isEmpty() ? "" : "caller=" + caller;
        return upstream(behaviour + (behaviour.isEmpty() || own.isEmpty() ? "" : ",") + own);
    }

    /** What AWS answers the caller of a write, with no cache in between. */
    List<String> fresh(WriteRequest write, List<ReadRequest> reads) {
        Upstream upstream = upstreamOf(write.caller());
        return reads.stream().map(read -> read.fresh(upstream, this)).toList();
    }

    /** Lets the services, each of which does so when it is next called, finish the work whose time has come. */
    void finishWork(String caller) {
        for (String listing : List.of("sso-admin:ListInstances", "organizations:ListAccounts")) {
            CatalogedService service = service(listing.split(":")[0]);
            String operation = listing.split(":")[1];
            service.call(upstreamOf(caller).client(service), operation, service.request(operation, "{}"));
        }
    }

    /** Polls an asynchronous write until it has succeeded. */
    void pollToTheEnd(WriteRequest write, String answer, Party writer) {
        String status = "";
        for (int i = 0; i < POLLS && !status.contains("SUCCEEDED"); i++) {
            status = writer.poll(write, answer, this);
        }
        if (!status.contains("SUCCEEDED")) {
            throw new AssertionError(write + ": " + status);
        }
    }

    CatalogedService service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The request of these fields, with the instance and identity store where AWS requires them. */
    AwsRequest request(CatalogedService service, String operation, String fields) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(resolve(fields));
            List<String> required = service.required(operation);
            for (String own : List.of("InstanceArn", "IdentityStoreId")) {
                if (required.contains(own) && !all.has(own)) {
                    all.put(own, id(own));
                }
            }
            return service.request(operation, all.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " " + fields, e);
        }
    }

    /** A resource of this package with lists of requests. */
    JsonNode resource(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with identifiers in the places of names. */
    String resolve(String text) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(id(match.group(1))));
    }

    String id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(folder.resolve("state.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void learn() {
        JsonNode instance =
                list("sso-admin", "ListInstances", "{}", "Instances").get(0);
        ids.put("InstanceArn", instance.path("InstanceArn").asText());
        ids.put("instance", instance.path("InstanceArn").asText());
        ids.put("IdentityStoreId", instance.path("IdentityStoreId").asText());
        learn("user.", list("identitystore", "ListUsers", "{}", "Users"), "UserName", "UserId");
        Map<String, String> users = new HashMap<>();
        ids.forEach((name, id) -> users.put(id, name.substring(name.indexOf('.') + 1)));
        for (JsonNode group : list("identitystore", "ListGroups", "{}", "Groups")) {
            learnGroup(group, users);
        }
        for (JsonNode arn : list("sso-admin", "ListPermissionSets", "{}", "PermissionSets")) {
            String set = mustCall("sso-admin", "DescribePermissionSet", "{\"PermissionSetArn\":" + arn + "}");
            ids.put("set." + parse(set).at("/PermissionSet/Name").asText(), arn.asText());
        }
        learn("application.", list("sso-admin", "ListApplications", "{}", "Applications"), "Name", "ApplicationArn");
        learn(
                "issuer.",
                list("sso-admin", "ListTrustedTokenIssuers", "{}", "TrustedTokenIssuers"),
                "Name",
                "TrustedTokenIssuerArn");
        learn("account.", list("organizations", "ListAccounts", "{}", "Accounts"), "Name", "Id");
        ids.put(
                "root",
                list("organizations", "ListRoots", "{}", "Roots")
                        .get(0)
                        .path("Id")
                        .asText());
        learnUnits(id("root"));
        CatalogedService organizations = service("organizations");
        String policy = organizations.call(
                upstream("").client(organizations),
                "DescribeResourcePolicy",
                request(organizations, "DescribeResourcePolicy", "{}"));
        if (policy.startsWith("{")) {
            ids.put(
                    "resource policy",
                    parse(policy).at("/ResourcePolicy/ResourcePolicySummary/Id").asText());
        }
        for (String type : List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY")) {
            learn(
                    "policy.",
                    list("organizations", "ListPolicies", "{\"Filter\":\"" + type + "\"}", "Policies"),
                    "Name",
                    "Id");
        }
    }

    private void learnGroup(JsonNode group, Map<String, String> users) {
        String name = group.path("DisplayName").asText();
        String id = group.path("GroupId").asText();
        ids.put("group." + name, id);
        String fields = "{\"GroupId\":\"" + id + "\"}";
        for (JsonNode member : list("identitystore", "ListGroupMemberships", fields, "GroupMemberships")) {
            String user = users.get(member.at("/MemberId/UserId").asText());
            ids.put(
                    "membership." + name + "." + user,
                    member.path("MembershipId").asText());
        }
    }

    private void learnUnits(String parent) {
        String fields = "{\"ParentId\":\"" + parent + "\"}";
        JsonNode units = list("organizations", "ListOrganizationalUnitsForParent", fields, "OrganizationalUnits");
        learn("unit.", units, "Name", "Id");
        units.forEach(unit -> learnUnits(unit.path("Id").asText()));
    }

    private void learn(String prefix, JsonNode rows, String name, String id) {
        rows.forEach(
                row -> ids.put(prefix + row.path(name).asText(), row.path(id).asText()));
    }

    private JsonNode list(String service, String operation, String fields, String member) {
        return parse(mustCall(service, operation, fields)).path(member);
    }

    private String mustCall(String service, String operation, String fields) {
        CatalogedService called = service(service);
        String answer = called.call(upstream("").client(called), operation, request(called, operation, fields));
        if (!answer.startsWith("{")) {
            throw new AssertionError(operation + " " + fields + ": " + answer);
        }
        return answer;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
