package io.awsideman.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The regions in which an Identity Center may be at home, as this version of the SDK knows them. */
public final class HomeRegions {
    private static final String FIPS = "fips";

    private HomeRegions() {}

    /** Those of the same partition; of the commercial one if no region is given. Credentials count in one partition only. */
    public static List<String> like(@Nullable String region) {
        String partition = partition(region == null ? Region.US_EAST_1 : Region.of(region));
        return SsoAdminClient.serviceMetadata().regions().stream()
                .filter(each -> !each.id().contains(FIPS))
                .filter(each -> partition(each).equals(partition))
                .map(Region::id)
                .sorted()
                .toList();
    }

    private static String partition(Region region) {
        return region.metadata() == null
                ? region.id()
                : region.metadata().partition().id();
    }
}
