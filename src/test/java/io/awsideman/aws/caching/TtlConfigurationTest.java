package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.CacheConfig;
import io.awsideman.config.ConfigLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The configuration knows every kind of thing that the catalogues let be cached. */
class TtlConfigurationTest {
    @Test
    void everyReadCanHaveATimeOfItsOwn() {
        for (Operation.Read read : reads()) {
            String resource = read.key().resourceType();
            String operation = read.key().operation();
            String variable = "AWSIDEMAN_CACHE_TTL_" + (resource + "_" + operation).toUpperCase(Locale.ROOT);
            List<String> warnings = new ArrayList<>();

            CacheConfig cache = new ConfigLoader(
                            AwsidemanHome.resolve(Map.of("HOME", "/nonexistent"), "/nonexistent"),
                            Map.of(variable, "7s"),
                            warnings::add)
                    .load(List.of(), null)
                    .cache();

            assertThat(warnings).isEmpty();
            assertThat(cache.ttl(resource, operation)).as(variable).isEqualTo(Duration.ofSeconds(7));
        }
    }

    private static List<Operation.Read> reads() {
        List<Operation.Read> reads = new ArrayList<>();
        for (OperationCatalog catalog : List.of(
                IdentityStoreOperations.catalog(), SsoAdminOperations.catalog(), OrganizationsOperations.catalog())) {
            for (String name : new TreeSet<>(catalog.names())) {
                if (catalog.find(name) instanceof Operation.Read read) {
                    reads.add(read);
                }
            }
        }
        return reads;
    }
}
