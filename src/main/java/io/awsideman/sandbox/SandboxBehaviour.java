package io.awsideman.sandbox;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.service.Conditions;
import io.awsideman.sandbox.state.CallerIdentity;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How hostile the sandbox is. {@link #parse} says how settings are written.
 *
 * @param latency how long every answer takes at least; {@code latency=50ms}
 * @param requestsPerSecond above this rate requests are throttled; 0 throttles none; {@code throttle=20}
 * @param http500 how probable it is that a request fails with HTTP 500 and nothing done, 0 to 1; {@code http500=0.1}
 * @param reset how probable it is that the connection is reset with nothing done, 0 to 1; {@code reset=0.05}
 * @param timeout how probable it is that the request is done and its answer never arrives, 0 to 1; {@code timeout=0.05}
 * @param emptyPages how probable it is that a page of a listing comes empty, with a token for its rows, 0 to 1;
 *     {@code emptypages=0.3}
 * @param visibilityDelay how far behind reads are; {@code visibility=2s}
 * @param denied the operations that are refused with AccessDeniedException, with or without their service before them;
 *     {@code deny=CreateGroup|organizations:ListTagsForResource}; after a {@code @} for one account or group only,
 *     {@code deny=ListAccountAssignments@204512348876}
 * @param throttled the operations that are throttled however often they are tried, with or without their service before
 *     them; {@code throttled=ListUsers|ListGroups}
 * @param conditions how long asynchronous work takes, {@code async=2s}; how probable it is that it fails,
 *     {@code assignfail=0.1}; from which account the calls come, {@code caller=536014478215} (by default the management
 *     account); and {@code inherited=no}, with which ListAccountAssignmentsForPrincipal leaves out what a user has
 *     through groups
 */
public record SandboxBehaviour(
        Duration latency,
        int requestsPerSecond,
        double http500,
        double reset,
        double timeout,
        double emptyPages,
        Duration visibilityDelay,
        Set<String> denied,
        Set<String> throttled,
        Conditions conditions) {
    private static final String REMEDY = "write for example"
            + " latency=50ms,throttle=20,http500=0.1,reset=0.05,timeout=0.05,visibility=2s,deny=CreateGroup|ListRoots,"
            + "throttled=ListUsers,async=2s,assignfail=0.1,caller=536014478215";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    private static final Pattern PROBABILITY = Pattern.compile("0|1|[01]?\\.\\d{1,9}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    /** Stands between an operation and an account or group for which it is denied. */
    static final char OF_SUBJECT = '@';

    private static final Pattern OPERATION_OF_SUBJECT =
            Pattern.compile(OF_SUBJECT + "(\\d{12}|(\\w{10}-)?[0-9a-f-]{36})$");
    private static final List<String> SERVICES = List.of("identitystore", "sso-admin", "organizations");

    /** The environment variable with the behaviour of the embedded sandbox. */
    public static final String VARIABLE = "AWSIDEMAN_SANDBOX_BEHAVIOUR";

    /** Prompt, reliable and consistent. */
    public static final SandboxBehaviour NONE = parse("");

    public SandboxBehaviour {
        if (http500 + reset + timeout > 1) {
            throw wrong("http500, reset and timeout together are more than 1");
        }
        denied = Set.copyOf(denied);
        throttled = Set.copyOf(throttled);
    }

    /** The behaviour in {@link #VARIABLE}; without it {@link #NONE}. */
    public static SandboxBehaviour of(Map<String, String> environment) {
        return parse(environment.getOrDefault(VARIABLE, ""));
    }

    /**
     * The behaviour that a comma-separated list of settings describes; an empty one is {@link #NONE}.
     *
     * @throws AdminException USAGE, naming the part that is wrong
     */
    public static SandboxBehaviour parse(String text) {
        Map<String, String> settings = new HashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw wrong("'" + part.strip() + "' is not a setting of the form name=value");
            }
            if (settings.put(pair[0].strip(), pair[1].strip()) != null) {
                throw wrong("'" + pair[0].strip() + "' is given twice");
            }
        }
        SandboxBehaviour behaviour = new SandboxBehaviour(
                duration(settings, "latency"),
                count(settings, "throttle"),
                probability(settings, "http500"),
                probability(settings, "reset"),
                probability(settings, "timeout"),
                probability(settings, "emptypages"),
                duration(settings, "visibility"),
                operations(settings, "deny"),
                operations(settings, "throttled"),
                new Conditions(
                        caller(settings, "caller"),
                        duration(settings, "async"),
                        probability(settings, "assignfail"),
                        yes(settings, "inherited")));
        if (!settings.isEmpty()) {
            throw wrong("'" + settings.keySet().iterator().next() + "' is not a behaviour of the sandbox");
        }
        return behaviour;
    }

    private static Duration duration(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value == null) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw wrong("'" + value + "' is not a duration for " + name + " (such as 50ms, 2s or 1m)");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static int count(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value != null && !COUNT.matcher(value).matches()) {
            throw wrong("'" + value + "' is not a number of requests per second for " + name);
        }
        return value == null ? 0 : Integer.parseInt(value);
    }

    private static double probability(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value != null && (!PROBABILITY.matcher(value).matches() || Double.parseDouble(value) > 1)) {
            throw wrong("'" + value + "' is not a probability from 0 to 1 for " + name);
        }
        return value == null ? 0 : Double.parseDouble(value);
    }

    private static Set<String> operations(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value == null) {
            return Set.of();
        }
        Set<String> operations =
                Arrays.stream(value.split("\\|")).map(String::strip).collect(Collectors.toSet());
        for (String operation : operations) {
            if (!isOperation(operation)) {
                throw wrong("'" + operation + "' is not an operation for " + name);
            }
        }
        return operations;
    }

    private static CallerIdentity caller(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value != null && !ACCOUNT.matcher(value).matches()) {
            throw wrong("'" + value + "' is not the number of an account for " + name);
        }
        return value == null ? CallerIdentity.ADMINISTRATOR : new CallerIdentity(value);
    }

    private static boolean yes(Map<String, String> settings, String name) {
        String value = settings.remove(name);
        if (value != null && !value.equals("yes") && !value.equals("no")) {
            throw wrong("'" + value + "' is neither yes nor no for " + name);
        }
        return value == null || value.equals("yes");
    }

    private static boolean isOperation(String text) {
        String name = OPERATION_OF_SUBJECT.matcher(text).replaceFirst("");
        return SERVICES.stream().anyMatch(service -> ServiceModel.load(service)
                        .operations()
                        .contains(name.startsWith(service + ":") ? name.substring(service.length() + 1) : name))
                || name.equals("GetCallerIdentity")
                || name.equals("sts:GetCallerIdentity");
    }

    private static AdminException wrong(String problem) {
        return new AdminException(FailureKind.USAGE, "sandbox behaviour: " + problem, REMEDY);
    }
}
