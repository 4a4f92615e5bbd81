package io.awsideman.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import io.awsideman.sandbox.SandboxRequest;
import io.awsideman.sandbox.SandboxResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS at one address, which knows its callers by their access keys and lets each do what their role may. */
final class AwsAccount implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Credential=([A-Z]+)/");
    private static final String CALLER =
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:sts::%s:assumed-role/%s</Arn><UserId>AROAEXAMPLE:x</UserId><Account>%1$s</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </GetCallerIdentityResponse>""";

    private record Caller(String account, String session, Sandbox sandbox) {}

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Path home;
    private final Clock clock;
    private final HttpServer server;
    private final StringBuilder profiles = new StringBuilder();

    AwsAccount(Path home, Clock clock) throws IOException {
        this.home = home;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Adds a profile.
     *
     * @param role of the session that its keys are of
     * @param behaviour of AWS towards this role, as for the sandbox
     */
    void profile(String name, String account, String role, String behaviour) throws IOException {
        String key = name.toUpperCase(Locale.ROOT);
        Sandbox sandbox =
                new Sandbox(home.resolve("aws"), clock, SandboxBehaviour.parse(behaviour), new Random(key.hashCode()));
        callers.put(key, new Caller(account, role + "/" + name, sandbox));
        profiles.append("[profile %s]\nregion = eu-central-1\naws_access_key_id = %s\naws_secret_access_key = secret\n"
                .formatted(name, key));
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), profiles);
    }

    /** What AWS answers to a request of a profile that does not go through this program. */
    String elsewhere(String profile, String target, String json) throws IOException {
        Caller caller = Objects.requireNonNull(callers.get(profile.toUpperCase(Locale.ROOT)));
        SandboxRequest request =
                new SandboxRequest("POST", Map.of("X-Amz-Target", target), json.getBytes(StandardCharsets.UTF_8));
        return new String(caller.sandbox().handle(request).body(), StandardCharsets.UTF_8);
    }

    /** The requests until now, without those to STS. */
    int requests() {
        return requests.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        Matcher key = KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        Caller caller = Objects.requireNonNull(key.find() ? callers.get(key.group(1)) : null);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
            requests.incrementAndGet();
            SandboxResponse response = caller.sandbox().handle(new SandboxRequest("POST", headers, body));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, response.status(), response.body());
        } else {
            send(
                    exchange,
                    200,
                    CALLER.formatted(caller.account(), caller.session()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
