package io.awsideman.aws.caching;

import io.awsideman.aws.AwsFailure;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** A sandbox, the SDK's clients of it without retries, and sessions that see those through a cache. */
final class CachedSandbox {
    static final String STORE = "d-9067642ac7";
    static final Duration TTL = Duration.ofMinutes(15);

    private static final long CACHE_BYTES = 10_000_000;

    final MovableClock clock = new MovableClock();
    final List<String> warnings = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    private final Path directory;
    private final Sandbox sandbox;
    private final CacheBackend memory;
    private int sessions;

    CachedSandbox(Path directory) {
        this.directory = directory;
        this.sandbox = new Sandbox(directory.resolve("sandbox"), clock, SandboxBehaviour.NONE, new Random(1));
        this.memory = new MemoryBackend(CACHE_BYTES, clock, new SecureRandom());
    }

    /** What one run of the program has. */
    record Session(CachedSandbox sandbox, CacheManager cache, CachingContext context) {
        IdentitystoreClient identityStore() {
            return identityStore(sandbox::identityStore);
        }

        IdentitystoreClient identityStore(Supplier<IdentitystoreClient> client) {
            return CachingProxy.identityStore(client, context, false);
        }

        IdentitystoreClient freshIdentityStore() {
            return CachingProxy.identityStore(sandbox::identityStore, context, true);
        }

        SsoAdminClient ssoAdmin(Supplier<SsoAdminClient> client) {
            return CachingProxy.ssoAdmin(client, context, false);
        }

        OrganizationsClient organizations() {
            return CachingProxy.organizations(
                    () -> built(OrganizationsClient.builder(), sandbox.sandbox), context, false);
        }
    }

    /** A session over the memory that all sessions of this test share. */
    Session session() {
        return session(CachePolicy.Mode.NORMAL);
    }

    Session session(CachePolicy.Mode mode) {
        return session(memory, new CachePolicy(mode, null, false));
    }

    /** A session over files, as another process has it. */
    Session sessionOverFiles() {
        CacheBackend files =
                new FileBackend(directory.resolve("cache"), CACHE_BYTES, clock, new SecureRandom(), warnings::add);
        return session(files, CachePolicy.normal());
    }

    private Session session(CacheBackend backend, CachePolicy policy) {
        CacheSettings settings = new CacheSettings(
                TTL,
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofMinutes(10),
                0,
                true,
                64);
        String writer = "writer-" + ++sessions;
        CacheManager cache =
                new CacheManager(backend, settings, policy, clock, new Random(2), () -> writer, warnings::add);
        ListingProgress listing = new ListingProgress() {
            @Override
            public void page(String operation, int items) {
                progress.add(operation + " " + items);
            }

            @Override
            public void end() {
                progress.add("end");
            }
        };
        CachingContext context = new CachingContext(
                cache, policy, new OneCaller(), (type, operation) -> TTL, listing, AwsFailure::unavailability);
        return new Session(this, cache, context);
    }

    /** The SDK's client of the sandbox. */
    IdentitystoreClient identityStore() {
        return built(IdentitystoreClient.builder(), sandbox);
    }

    long calls() {
        return sandbox.status().callsTotal();
    }

    /** Lets enough time pass after a write. */
    void settle() {
        clock.advance(Duration.ofSeconds(4));
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
            B builder, Sandbox sandbox) {
        return builder.httpClient(sandbox.httpClient())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static CacheScope scope(String instance) {
        return new OneCaller().scope(false, instance);
    }

    private static final class OneCaller implements ScopeResolver {
        @Override
        public CacheScope scope(boolean global, String instance) {
            return new CacheScope("111122223333/Admin", global ? "global" : "us-east-1", "", instance, domain(global));
        }

        @Override
        public String domain(boolean global) {
            return global ? "aws/global" : "aws/us-east-1";
        }
    }
}
