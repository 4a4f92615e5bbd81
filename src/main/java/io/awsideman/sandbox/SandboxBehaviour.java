package io.awsideman.sandbox;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hostile the sandbox is.
 *
 * @param latency how long every answer takes at least
 * @param requestsPerSecond above this rate requests are throttled; 0 throttles none
 * @param http500 how probable it is that a request fails with HTTP 500 and nothing done, 0 to 1
 * @param reset how probable it is that the connection is reset with nothing done, 0 to 1
 * @param timeout how probable it is that the request is done and its answer never arrives, 0 to 1
 * @param visibilityDelay how far behind reads are
 */
public record SandboxBehaviour(
        Duration latency,
        int requestsPerSecond,
        double http500,
        double reset,
        double timeout,
        Duration visibilityDelay) {
    /** Prompt, reliable and consistent. */
    public static final SandboxBehaviour NONE = new SandboxBehaviour(Duration.ZERO, 0, 0, 0, 0, Duration.ZERO);

    private static final String REMEDY =
            "write for example latency=50ms,throttle=20,http500=0.1,reset=0.05,timeout=0.05,visibility=2s";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    private static final Pattern PROBABILITY = Pattern.compile("0|1|[01]?\\.\\d{1,9}");

    public SandboxBehaviour {
        if (http500 + reset + timeout > 1) {
            throw wrong("http500, reset and timeout together are more than 1");
        }
    }

    /**
     * The behaviour that a comma-separated list of settings describes; an empty one is {@link #NONE}.
     *
     * @throws AdminException USAGE, naming the part that is wrong
     */
    public static SandboxBehaviour parse(String text) {
        SandboxBehaviour behaviour = NONE;
        Set<String> seen = new HashSet<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw wrong("'" + part.strip() + "' is not a setting of the form name=value");
            }
            if (!seen.add(pair[0].strip())) {
                throw wrong("'" + pair[0].strip() + "' is given twice");
            }
            behaviour = behaviour.with(pair[0].strip(), pair[1].strip());
        }
        return behaviour;
    }

    private SandboxBehaviour with(String name, String value) {
        return switch (name) {
            case "latency" ->
                new SandboxBehaviour(
                        duration(name, value), requestsPerSecond, http500, reset, timeout, visibilityDelay);
            case "throttle" ->
                new SandboxBehaviour(latency, count(name, value), http500, reset, timeout, visibilityDelay);
            case "http500" ->
                new SandboxBehaviour(
                        latency, requestsPerSecond, probability(name, value), reset, timeout, visibilityDelay);
            case "reset" ->
                new SandboxBehaviour(
                        latency, requestsPerSecond, http500, probability(name, value), timeout, visibilityDelay);
            case "timeout" ->
                new SandboxBehaviour(
                        latency, requestsPerSecond, http500, reset, probability(name, value), visibilityDelay);
            case "visibility" ->
                new SandboxBehaviour(latency, requestsPerSecond, http500, reset, timeout, duration(name, value));
            default -> throw wrong("'" + name + "' is not a behaviour of the sandbox");
        };
    }

    private static Duration duration(String name, String value) {
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

    private static int count(String name, String value) {
        if (!COUNT.matcher(value).matches()) {
            throw wrong("'" + value + "' is not a number of requests per second for " + name);
        }
        return Integer.parseInt(value);
    }

    private static double probability(String name, String value) {
        if (!PROBABILITY.matcher(value).matches() || Double.parseDouble(value) > 1) {
            throw wrong("'" + value + "' is not a probability from 0 to 1 for " + name);
        }
        return Double.parseDouble(value);
    }

    private static AdminException wrong(String problem) {
        return new AdminException(FailureKind.USAGE, "sandbox behaviour: " + problem, REMEDY);
    }
}
