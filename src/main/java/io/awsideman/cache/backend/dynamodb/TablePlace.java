package io.awsideman.cache.backend.dynamodb;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which table that is, and as whom it is used.
 *
 * @param profile the AWS profile, whose account the table belongs to
 * @param endpoint where it is asked for instead of at AWS's own, or {@code null}
 */
public record TablePlace(String table, String region, String profile, @Nullable URI endpoint) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** {@code dynamodb://PROFILE@REGION/TABLE}, and the endpoint where it is another than AWS's. */
    public String location() {
        String place = "dynamodb://" + profile + "@" + region + "/" + table;
        return endpoint == null ? place : place + " at " + endpoint;
    }

    /** The ARN of the table in an account; {@code *} stands for whichever it is. */
    public String arn(String account) {
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":dynamodb:" + region + ":" + account + ":table/" + table;
    }

    /** What others could read on the way. */
    List<String> exposures() {
        boolean open =
                endpoint != null && "http".equals(endpoint.getScheme()) && !LOOPBACK.contains(endpoint.getHost());
        return open ? List.of("entries travel in plain text to " + endpoint + ": use https") : List.of();
    }
}
