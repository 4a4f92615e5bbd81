package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HomeRegionsTest {
    @Test
    void regionsAreThoseOfThePartitionWithoutOtherNamesOfThem() {
        assertThat(HomeRegions.like("eu-west-1"))
                .contains("us-east-1", "eu-central-1", "ap-southeast-2", "eu-west-1")
                .allMatch(region -> region.matches("[a-z]{2}-[a-z]+-\\d"))
                .noneMatch(region -> region.startsWith("cn-"))
                .hasSizeBetween(30, 60);
        assertThat(HomeRegions.like("us-gov-west-1")).containsExactly("us-gov-east-1", "us-gov-west-1");
        assertThat(HomeRegions.like("cn-north-1")).containsExactly("cn-north-1", "cn-northwest-1");
    }

    @Test
    void withoutARegionThoseOfTheCommercialPartitionAreMeant() {
        assertThat(HomeRegions.like(null)).isEqualTo(HomeRegions.like("us-east-1"));
    }
}
