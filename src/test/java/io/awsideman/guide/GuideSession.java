package io.awsideman.guide;

import io.awsideman.aws.AwsFailure;
import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.CachingProxy;
import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.aws.caching.ScopeResolver;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** What a session makes of the sandbox and the cache, in short. */
final class GuideSession implements AutoCloseable {
    static final String STORE = "d-9067642ac7";

    private final MovableClock clock = new MovableClock();
    private final List<String> warnings = new ArrayList<>();
    private final Sandbox sandbox;
    private final CacheManager cache;
    private final IdentitystoreClient plain;

    GuideSession(Path folder) {
        sandbox = new Sandbox(folder, clock, SandboxBehaviour.NONE, new Random(1));
        cache = new CacheManager(
                new MemoryBackend(1_000_000, clock, new Random(2)),
                CacheSettings.defaults(),
                CachePolicy.normal(),
                clock,
                new Random(3),
                () -> "guide",
                warnings::add);
        plain = IdentitystoreClient.builder()
                .httpClient(sandbox.httpClient())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
                .build();
    }

    IdentitystoreClient client(boolean fresh) {
        CachingContext context = new CachingContext(
                cache,
                CachePolicy.normal(),
                new OneScope(),
                (resource, operation) -> Duration.ofMinutes(15),
                new SilentListing(),
                AwsFailure::unavailability);
        return CachingProxy.identityStore(() -> plain, context, fresh);
    }

    String newGroup(String name) {
        String groupId = plain.createGroup(request ->
                        request.identityStoreId(STORE).displayName(name).description(name))
                .groupId();
        later(Duration.ofSeconds(4));
        return groupId;
    }

    CacheManager cache() {
        return cache;
    }

    CacheScope scope() {
        return new OneScope().scope(false, STORE);
    }

    List<String> warnings() {
        return warnings;
    }

    long calls() {
        return sandbox.status().callsTotal();
    }

    void later(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        plain.close();
        cache.close();
        sandbox.close();
    }

    private record OneScope() implements ScopeResolver {
        @Override
        public CacheScope scope(boolean global, String instance) {
            return new CacheScope("111122223333/Admin", "us-east-1", "", instance, domain(global));
        }

        @Override
        public String domain(boolean global) {
            return "aws/us-east-1";
        }
    }

    private record SilentListing() implements ListingProgress {
        @Override
        public void page(String operation, int items) {}

        @Override
        public void end() {}
    }
}
