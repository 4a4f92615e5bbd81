package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheScope;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.model.DescribeUserRequest;
import software.amazon.awssdk.services.identitystore.model.GetUserIdRequest;

/** How long it takes to find the key under which the answer to a request is kept. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyBenchmark {
    private static final CacheScope SCOPE =
            new CacheScope("123456789012/Admin", "us-east-1", "", "d-9067642ac7", "aws/us-east-1");

    private final OperationCatalog catalog = IdentityStoreOperations.catalog();
    private final RequestKeyGenerator keys = new RequestKeyGenerator(catalog, new ScopeResolver() {
        @Override
        public CacheScope scope(boolean global, String instance) {
            return SCOPE;
        }

        @Override
        public String domain(boolean global) {
            return SCOPE.domain();
        }
    });
    private final Read describe = read("DescribeUser");
    private final DescribeUserRequest user = DescribeUserRequest.builder()
            .identityStoreId("d-9067642ac7")
            .userId("9067642ac7-d5d0f9ac-18d9-39c3-a90a-c75b57580110")
            .build();
    private final Read lookUp = read("GetUserId");
    private final GetUserIdRequest name = GetUserIdRequest.builder()
            .identityStoreId("d-9067642ac7")
            .alternateIdentifier(by -> by.uniqueAttribute(
                    attribute -> attribute.attributePath("userName").attributeValue(Document.fromString("john.doe"))))
            .build();

    private Read read(String operation) {
        return (Read) Objects.requireNonNull(catalog.find(operation), operation);
    }

    /** Of a request that the key says all of. */
    @Benchmark
    public CacheKey identifiers() {
        return keys.key(describe, user);
    }

    /** Of a request with more in it, of which the key has a digest. */
    @Benchmark
    public CacheKey digest() {
        return keys.key(lookUp, name);
    }
}
