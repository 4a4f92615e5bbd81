package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.AwsRequest;

/** That the matrix leaves nothing of the catalogue out. */
class MatrixCoverageTest {
    private Scenario scenario;
    private final Set<String> unavailable = new TreeSet<>();

    @BeforeEach
    void make(@TempDir(factory = FastFolder.class) Path folder) throws IOException {
        scenario = Scenario.make(folder);
        for (String line : ChangesOfAws.lines("unavailable.txt")) {
            String[] parts = line.split(" *: *", 3);
            unavailable.add(parts[0].strip() + ":" + parts[1].strip());
            assertThat(parts[2]).as("the reason of " + parts[1]).isNotBlank();
        }
    }

    @Test
    void everyWriteIsTriedOrNotAvailable() {
        Set<String> tried = new TreeSet<>();
        WriteRequest.all(scenario).forEach(write -> tried.add(write.name()));
        Set<String> decided = new TreeSet<>();
        for (CatalogedService service : scenario.services) {
            service.writes().forEach(write -> decided.add(service + ":" + write));
        }
        decided.removeAll(unavailable);

        assertThat(tried).isEqualTo(decided);
    }

    @Test
    void everyCachedReadIsAsked() {
        Set<String> asked = new TreeSet<>();
        Set<String> decided =
                new TreeSet<>(Set.of("sso-admin:" + Derived.CHOSEN_INSTANCE, "sso-admin:" + Derived.DESCRIBED_SETS));
        ReadRequest.all(scenario).forEach(read -> asked.add(read.service() + ":" + read.operation()));
        for (CatalogedService service : scenario.services) {
            service.reads().forEach(read -> decided.add(service + ":" + read));
        }

        assertThat(asked).isEqualTo(decided);
    }

    @Test
    void whatTakesAnIdentifierIsAskedForTwoAtLeast() {
        for (CatalogedService service : scenario.services) {
            for (String operation : service.reads()) {
                Set<List<String>> identifiers = new HashSet<>();
                for (ReadRequest read : ReadRequest.all(scenario)) {
                    AwsRequest request = read.request();
                    if (request != null
                            && read.service() == service
                            && read.operation().equals(operation)) {
                        identifiers.add(service.identifiers(operation, request));
                    }
                }
                boolean oneIsAll = !service.takesIdentifiers(operation) || ofTheOneInstance(service, operation);
                assertThat(identifiers).as(operation).hasSizeGreaterThanOrEqualTo(oneIsAll ? 1 : 2);
            }
        }
    }

    /** Whether all that it can be asked for is the instance, of which the scenario has one. */
    private static boolean ofTheOneInstance(CatalogedService service, String operation) {
        return service.required(operation).equals(List.of("InstanceArn"));
    }

    @Test
    void everyWriteHasALineInTheTableOfChanges() throws IOException {
        Set<String> tried = new TreeSet<>();
        WriteRequest.all(scenario).forEach(write -> tried.add(write.name()));
        Set<String> listed = new TreeSet<>();
        ChangesOfAws.all().forEach(change -> listed.add(change.write()));

        assertThat(listed).isEqualTo(tried);
    }

    @Test
    void whatIsNotAvailableReallyIsNot() {
        assertThat(unavailable).allSatisfy(name -> {
            CatalogedService service = scenario.service(name.substring(0, name.indexOf(':')));
            String operation = name.substring(name.indexOf(':') + 1);
            assertThat(service.call(
                            scenario.upstreamOf("").client(service), operation, service.request(operation, "{}")))
                    .isEqualTo("UnknownOperationException: " + operation
                            + " is not available in the awsideman sandbox yet");
        });
    }

    @Test
    void theSdkLacksOnlyTheOperationsOnRegions() {
        Set<String> beyond = new TreeSet<>();
        scenario.services.forEach(service -> beyond.addAll(service.beyondTheSdk()));

        assertThat(beyond).containsExactlyInAnyOrder("AddRegion", "DescribeRegion", "ListRegions", "RemoveRegion");
    }
}
