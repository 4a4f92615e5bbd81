package io.awsideman.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A sandbox behind HTTP on 127.0.0.1, for any AWS client that takes an endpoint URL. Never reachable from outside. */
public final class SandboxServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int BACKLOG = 128;
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int TOO_LARGE = 413;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Sandbox sandbox;

    private SandboxServer(HttpServer server, ExecutorService threads, Sandbox sandbox) {
        this.server = server;
        this.threads = threads;
        this.sandbox = sandbox;
    }

    /**
     * Serves until closed; the sandbox stays the caller's.
     *
     * @param port 0 for any free one
     * @throws AdminException USAGE when the port is taken or not ours to take
     */
    public static SandboxServer start(Sandbox sandbox, int port) {
        // Without it every answer waits 40 ms for an acknowledgement; the JDK's server has no other switch.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "sandbox-server");
                thread.setDaemon(true);
                return thread;
            });
            SandboxServer server = new SandboxServer(http, threads, sandbox);
            http.setExecutor(threads);
            http.createContext("/", server::serve);
            http.start();
            return server;
        } catch (IOException | IllegalArgumentException e) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(),
                    "choose another port, or 0 for any free one",
                    e);
        }
    }

    /** The port that is being listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Leaving without an answer makes the client see a broken connection. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                send(exchange, failure(TOO_LARGE, Fault.of("RequestEntityTooLargeException", "Request too large")));
                return;
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            send(exchange, answer(new SandboxRequest(exchange.getRequestMethod(), headers, body)));
        }
    }

    private SandboxResponse answer(SandboxRequest request) throws IOException {
        try {
            return sandbox.handle(request);
        } catch (AdminException e) {
            Fault fault = Fault.internal("InternalFailure", e.getMessage() + " (" + e.remedy() + ")");
            return failure(fault.status(), fault);
        }
    }

    private static SandboxResponse failure(int status, Fault fault) {
        return new SandboxResponse(
                status,
                Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-ErrorType", fault.code()),
                Json.bytes(fault.body()));
    }

    private static void send(HttpExchange exchange, SandboxResponse response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), response.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(response.body());
        }
    }
}
