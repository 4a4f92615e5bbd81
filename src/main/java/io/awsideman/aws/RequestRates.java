package io.awsideman.aws;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many requests a second each service may get from this process; STS, which is asked once, is not limited.
 *
 * @param identityStore more than 0
 * @param ssoAdmin more than 0
 * @param organizations more than 0
 */
public record RequestRates(double identityStore, double ssoAdmin, double organizations) {

    Map<AwsService, RateLimiter> limiters() {
        Map<AwsService, RateLimiter> limiters = new EnumMap<>(AwsService.class);
        limiters.put(AwsService.IDENTITY_STORE, new RateLimiter(identityStore));
        limiters.put(AwsService.SSO_ADMIN, new RateLimiter(ssoAdmin));
        limiters.put(AwsService.ORGANIZATIONS, new RateLimiter(organizations));
        return limiters;
    }
}
