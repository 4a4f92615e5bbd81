package io.awsideman.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An HTTP server that gives prepared answers, the last one again and again, and keeps the signatures it was sent. */
final class StubService implements AutoCloseable {
    record Answer(int status, String body) {
        static Answer ok() {
            return new Answer(200, "{}");
        }

        static Answer error(int status, String code, String more) {
            return new Answer(status, "{\"__type\":\"" + code + "\",\"message\":\"said by the stub\"" + more + "}");
        }
    }

    final List<String> authorizations = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    private StubService(HttpServer server, List<Answer> answers) {
        this.server = server;
        this.answers.addAll(answers);
    }

    static StubService answering(Answer... answers) throws IOException {
        return start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), answers);
    }

    static StubService start(HttpServer server, Answer... answers) {
        StubService stub = new StubService(server, List.of(answers));
        server.createContext("/", stub::answer);
        server.start();
        return stub;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int calls() {
        return authorizations.size();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
