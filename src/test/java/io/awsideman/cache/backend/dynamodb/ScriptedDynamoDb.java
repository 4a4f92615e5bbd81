package io.awsideman.cache.backend.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What speaks the protocol of DynamoDB and answers what it was told, where the engine for tests cannot: it never throttles. */
final class ScriptedDynamoDb implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, List<Answer>> script = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(String operation, JsonNode body) {}

    private record Answer(int status, String body) {}

    ScriptedDynamoDb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target.substring(target.indexOf('.') + 1);
            requests.add(new Request(operation, JSON.readTree(exchange.getRequestBody())));
            Answer answer = next(operation);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request of this operation gets this answer; the last one is given again and again. */
    ScriptedDynamoDb answers(String operation, String json) {
        script.computeIfAbsent(operation, any -> new CopyOnWriteArrayList<>()).add(new Answer(200, json));
        return this;
    }

    ScriptedDynamoDb fails(String operation, int status, String code) {
        String json = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"told to fail\"}";
        script.computeIfAbsent(operation, any -> new CopyOnWriteArrayList<>()).add(new Answer(status, json));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> operations() {
        return requests.stream().map(Request::operation).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized Answer next(String operation) {
        List<Answer> answers = script.getOrDefault(operation, List.of());
        if (answers.isEmpty()) {
            return new Answer(400, "{\"__type\":\"x#UnscriptedException\",\"message\":\"" + operation + "\"}");
        }
        return answers.size() == 1 ? answers.get(0) : answers.remove(0);
    }
}
