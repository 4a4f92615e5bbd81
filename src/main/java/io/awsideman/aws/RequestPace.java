package io.awsideman.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How fast this process asks each service; STS, which is asked once, is not limited. */
public final class RequestPace {
    /** After this time nothing is left of a rate that was learned. */
    public static final Duration MEMORY = RateLimiter.RECOVERY;

    private final Map<AwsService, RateLimiter> limiters;

    private RequestPace(Map<AwsService, RateLimiter> limiters) {
        this.limiters = limiters;
    }

    /** As fast as can be, for what needs no sparing. */
    public static RequestPace unlimited() {
        return new RequestPace(Map.of());
    }

    /** So many requests a second to each service, each more than 0. */
    public static RequestPace each(double identityStore, double ssoAdmin, double organizations) {
        Map<AwsService, RateLimiter> limiters = new EnumMap<>(AwsService.class);
        limiters.put(AwsService.IDENTITY_STORE, new RateLimiter(identityStore));
        limiters.put(AwsService.SSO_ADMIN, new RateLimiter(ssoAdmin));
        limiters.put(AwsService.ORGANIZATIONS, new RateLimiter(organizations));
        return new RequestPace(limiters);
    }

    /**
     * So many requests a second to all services together, by a clock that is not this machine's.
     *
     * @param perSecond more than 0
     * @param sleep lets about that much time pass on the clock
     */
    public static RequestPace together(double perSecond, InstantSource clock, Consumer<Duration> sleep) {
        RateLimiter limiter =
                new RateLimiter(perSecond, () -> nanos(clock.instant()), wait -> sleep.accept(Duration.ofNanos(wait)));
        Map<AwsService, RateLimiter> limiters = new HashMap<>();
        for (AwsService service : AwsService.values()) {
            limiters.put(service, limiter);
        }
        return new RequestPace(limiters);
    }

    /**
     * Goes on at rates that were learned, by the names of {@link #learned}; those of a name that is not known are ignored.
     *
     * @param ago how long ago
     */
    public void resume(Map<String, Double> rates, Duration ago) {
        limiters.forEach((service, limiter) -> {
            Double rate = rates.get(service.name());
            if (rate != null) {
                limiter.resume(rate, ago);
            }
        });
    }

    /** The requests a second to each service that throttled, where they are fewer than allowed; each by the name of the service. */
    public Map<String, Double> learned() {
        Map<String, Double> rates = new TreeMap<>();
        limiters.forEach((service, limiter) -> limiter.learned().ifPresent(rate -> rates.put(service.name(), rate)));
        return rates;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** What makes the requests to a service wait, if anything does. */
    @Nullable
    RateLimiter limiterOf(AwsService service) {
        return limiters.get(service);
    }
}
