package io.awsideman.cli.cache;

import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.RedisProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An empty place in a real engine for the caches of several people, each of whom has a line of their own to it. */
final class SharedStore implements AutoCloseable {
    /** How the engines can be used. */
    enum Kind {
        DYNAMODB("", "dynamodb"),
        REDIS("", "redis"),
        MEMORY_AND_DYNAMODB("memory", "dynamodb"),
        FILE_AND_DYNAMODB("file", "dynamodb"),
        MEMORY_AND_REDIS("memory", "redis"),
        FILE_AND_REDIS("file", "redis");

        private final String near;
        private final String engine;

        /** @param near the type of the near tier; empty for none */
        Kind(String near, String engine) {
            this.near = near;
            this.engine = engine;
        }

        boolean isRedis() {
            return engine.equals("redis");
        }
    }

    private final Kind kind;
    private final TestTable table = new TestTable();
    private final String prefix = UUID.randomUUID().toString();
    private final List<FaultyLink> lines = new ArrayList<>();

    SharedStore(Kind kind) {
        this.kind = kind;
    }

    FaultyLink line() {
        return line(
                kind.isRedis()
                        ? RedisProcess.shared().port()
                        : DynamoDbServer.shared().port());
    }

    /** A line to an engine of the same type at another port. */
    FaultyLink line(int port) {
        FaultyLink line = new FaultyLink(port);
        lines.add(line);
        return line;
    }

    /** The environment of one who uses that line; patient, and near tiers believe nothing. */
    Map<String, String> environment(FaultyLink line) {
        Map<String, String> variables = new HashMap<>(table.environment(URI.create("http://127.0.0.1:" + line.port())));
        variables.put("AWSIDEMAN_CACHE_REDIS_URL", "redis://127.0.0.1:" + line.port());
        variables.put("AWSIDEMAN_CACHE_REDIS_PREFIX", prefix);
        variables.putAll(patience("20s"));
        variables.put("AWSIDEMAN_CACHE_BACKEND", kind.near.isEmpty() ? kind.engine : "hybrid");
        variables.put("AWSIDEMAN_CACHE_HYBRID_NEAR", kind.near.isEmpty() ? "file" : kind.near);
        variables.put("AWSIDEMAN_CACHE_HYBRID_FAR", kind.engine);
        variables.put("AWSIDEMAN_CACHE_HYBRID_LOCAL_TTL", "0");
        return variables;
    }

    /** The settings of one who waits for answers as long as that. */
    static Map<String, String> patience(String time) {
        return Map.of("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", time, "AWSIDEMAN_CACHE_DYNAMODB_TIMEOUT", time);
    }

    @Override
    public void close() {
        lines.forEach(FaultyLink::close);
        table.close();
    }
}
