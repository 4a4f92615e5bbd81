package io.awsideman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.awsideman.AllNouns;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import io.awsideman.sandbox.SandboxRequest;
import io.awsideman.sandbox.SandboxResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of 250 things, in pages of 100, asked of an AWS that notes what the command had written when the next page was wanted. */
class FirstRowsTest {
    private static final int PAGES = 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Integer> linesBeforePage = new CopyOnWriteArrayList<>();
    private Supplier<Boolean> refusesNextPages = () -> false;
    private Cli cli;
    private Sandbox sandbox;
    private HttpServer server;

    @BeforeEach
    void serve(@TempDir Path home) throws IOException {
        Cli.inSandbox(home).run("sandbox seed --users 250 --groups 250 --yes").ok();
        cli = Cli.at(home);
        sandbox = new Sandbox(cli.files().resolve("sandbox"), cli.clock(), SandboxBehaviour.NONE, new Random(1));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        cli.with(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sandbox.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            boolean listing = target != null && target.matches(".*\\.List(Users|Groups)");
            boolean further = new String(body, UTF_8).contains("NextToken");
            if (listing) {
                linesBeforePage.add((int) out.toString().lines().count());
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            SandboxResponse response = listing && further && refusesNextPages.get()
                    ? new SandboxResponse(400, Map.of(), "{\"__type\":\"AccessDeniedException\"}".getBytes(UTF_8))
                    : sandbox.handle(new SandboxRequest("POST", headers, body));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private void ok(String... words) {
        int exit = run(words);
        assertThat(exit).as(err.toString()).isZero();
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        linesBeforePage.clear();
        err.getBuffer().setLength(0);
        return new Awsideman(new AllNouns(), cli.terminal(out, err, false), cli.host(new PrintWriter(err, true)))
                .run(words);
    }

    @ParameterizedTest
    @CsvSource({"user, jsonl, 0", "user, text, 0", "user, csv, 1", "group, jsonl, 0", "group, csv, 1"})
    void rowsOfAPageAreOutBeforeTheNextIsAskedFor(String noun, String format, int header) {
        ok(noun, "list", "--output", format);

        assertThat(linesBeforePage).containsExactly(0, header + 100, header + 200);
        assertThat(out.toString().lines()).hasSize(header + 250).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "text", "csv"})
    void theyAreTheSameAsThoseThatAreKept(String format) {
        run("user", "list", "--output", format);
        String asked = out.toString();

        run("user", "list", "--output", format);

        assertThat(out).hasToString(asked);
        assertThat(linesBeforePage).as("it was kept").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o table",
                "-o json",
                "-o text --sort-by UserName",
                "-o text --query [].UserName",
                "-o text --limit 3"
            })
    void whatNeedsAllRowsWaitsForThem(String options) {
        ok(("user list " + options).split(" "));

        assertThat(linesBeforePage).hasSize(PAGES).containsOnly(0);
    }

    @Test
    void withoutTheCacheTheyComeAsSoon() {
        ok("user", "list", "--output", "text", "--no-cache");

        assertThat(linesBeforePage).containsExactly(0, 100, 200);
    }

    @Test
    void listingThatBreaksOffIsToldToBePartialAndNotKept() {
        refusesNextPages = () -> true;

        assertThat(run("user", "list", "--output", "jsonl")).isEqualTo(ExitStatus.PARTIAL);

        assertThat(out.toString().lines()).hasSize(100);
        assertThat(err.toString()).contains("error: the listing is not complete, it ends after 100: AWS refuses");
        refusesNextPages = () -> false;
        ok("user", "list", "--output", "jsonl");
        assertThat(linesBeforePage).hasSize(PAGES);
        assertThat(out.toString().lines()).hasSize(250);
    }

    @Test
    void listingOfWhichNothingWasWrittenFailsAsEver() {
        refusesNextPages = () -> true;

        assertThat(run("user", "list")).isEqualTo(ExitStatus.NOT_AUTHORIZED);

        assertThat(out.toString()).isEmpty();
    }
}
