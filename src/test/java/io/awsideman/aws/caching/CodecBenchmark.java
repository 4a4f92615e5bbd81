package io.awsideman.aws.caching;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.User;

/** How long it takes to write and to read an answer as it is kept: a page of 100 users. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private final ResponseCodec codec = new ResponseCodec();
    private final AttributesReader reader = new AttributesReader();
    private final ListUsersResponse page = page();
    private final byte[] kept = codec.encode(page);

    private static ListUsersResponse page() {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "user-" + i;
            users.add(User.builder()
                    .identityStoreId("d-9067642ac7")
                    .userId("9067642ac7-d5d0f9ac-18d9-39c3-a90a-" + i)
                    .userName(name)
                    .displayName("User " + i)
                    .name(of -> of.givenName("User").familyName(name))
                    .emails(email ->
                            email.value(name + "@example.com").type("work").primary(true))
                    .userStatus("ENABLED")
                    .build());
        }
        return ListUsersResponse.builder().users(users).build();
    }

    /** Writes it. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(page);
    }

    /** Reads it as the SDK's model, which those get who ask for one thing. */
    @Benchmark
    public ListUsersResponse decode() {
        return codec.decode(kept, ListUsersResponse.class);
    }

    /** Reads it as rows, which listings get. */
    @Benchmark
    public int rows() {
        int fields = 0;
        Iterator<Map<String, Object>> rows = reader.rows(new ByteArrayInputStream(kept), "Users");
        while (rows.hasNext()) {
            fields += rows.next().size();
        }
        return fields;
    }
}
