package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK in use has no operations on Regions, newer AWS clients have. */
class RegionsTest {
    private final MovableClock clock = new MovableClock();
    private Wire wire;

    @BeforeEach
    void open(@TempDir Path directory) {
        wire = new Wire(new Sandbox(directory, clock, SandboxBehaviour.parse("async=2s"), new Random(1)));
    }

    @Test
    void instanceHasItsPrimaryRegion() {
        JsonNode region = call("DescribeRegion", "us-east-1");

        assertThat(region.path("Status").asText()).isEqualTo("ACTIVE");
        assertThat(region.path("IsPrimaryRegion").asBoolean()).isTrue();
        assertThat(listed()).containsExactly("us-east-1 ACTIVE");
        assertThat(error("RemoveRegion", "us-east-1")).isEqualTo("ValidationException");
    }

    @Test
    void regionComesAndGoesInItsTime() {
        assertThat(call("AddRegion", "eu-central-1").path("Status").asText()).isEqualTo("ADDING");
        assertThat(listed()).containsExactly("eu-central-1 ADDING", "us-east-1 ACTIVE");
        clock.advance(Duration.ofSeconds(2));
        assertThat(listed()).containsExactly("eu-central-1 ACTIVE", "us-east-1 ACTIVE");

        assertThat(call("RemoveRegion", "eu-central-1").path("Status").asText()).isEqualTo("REMOVING");
        assertThat(call("DescribeRegion", "eu-central-1").path("Status").asText())
                .isEqualTo("REMOVING");
        clock.advance(Duration.ofSeconds(2));
        assertThat(listed()).containsExactly("us-east-1 ACTIVE");
    }

    @Test
    void oneRegionComesOrGoesAtATime() {
        call("AddRegion", "eu-central-1");

        assertThat(error("AddRegion", "eu-west-1")).isEqualTo("ConflictException");
        assertThat(error("RemoveRegion", "eu-central-1")).isEqualTo("ConflictException");
        assertThat(error("AddRegion", "eu-central-1")).isEqualTo("ConflictException");
    }

    @Test
    void unknownRegionIsNotFoundAndMisspeltOneInvalid() {
        assertThat(error("DescribeRegion", "eu-west-1")).isEqualTo("ResourceNotFoundException");
        assertThat(error("RemoveRegion", "eu-west-1")).isEqualTo("ResourceNotFoundException");
        assertThat(error("AddRegion", "Frankfurt")).isEqualTo("ValidationException");
    }

    private List<String> listed() {
        return wire.json(Wire.SSO_ADMIN + "ListRegions", "{\"InstanceArn\": \"%s\"}".formatted(Clients.INSTANCE))
                .path("Regions")
                .valueStream()
                .map(region -> region.path("RegionName").asText() + " "
                        + region.path("Status").asText())
                .toList();
    }

    private String error(String operation, String region) {
        return call(operation, region).path("__type").asText();
    }

    private JsonNode call(String operation, String region) {
        return wire.json(
                Wire.SSO_ADMIN + operation,
                "{\"InstanceArn\": \"%s\", \"RegionName\": \"%s\"}".formatted(Clients.INSTANCE, region));
    }
}
