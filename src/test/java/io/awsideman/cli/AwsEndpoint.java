package io.awsideman.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Something at the place of AWS that knows one answer, for what the sandbox does not do; only STS answers as ever. */
public final class AwsEndpoint implements AutoCloseable {
    private static final String CALLER =
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::111122223333:user/admin</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </GetCallerIdentityResponse>""";

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private AwsEndpoint(HttpServer server) {
        this.server = server;
    }

    /** One that answers every request with this error. */
    public static AwsEndpoint failing(int status, String code, String message) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AwsEndpoint endpoint = new AwsEndpoint(http);
        byte[] body = "{\"__type\":\"%s\",\"Message\":\"%s\"}"
                .formatted(code, message)
                .getBytes(StandardCharsets.UTF_8);
        http.createContext("/", exchange -> {
            if (exchange.getRequestHeaders().getFirst("X-Amz-Target") == null) {
                answer(exchange, 200, CALLER.getBytes(StandardCharsets.UTF_8));
                return;
            }
            endpoint.requests.incrementAndGet();
            answer(exchange, status, body);
        });
        http.start();
        return endpoint;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Someone whose default profile has keys and a region, and whose calls end here. */
    public Cli user(Path home) throws IOException {
        Path config = Files.createDirectories(home.resolve(".aws")).resolve("config");
        Files.writeString(
                config,
                """
                [default]
                region = eu-central-1
                aws_access_key_id = AKIDEXAMPLE
                aws_secret_access_key = secret
                """);
        return Cli.at(home)
                .with(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests until now, without those to STS. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
