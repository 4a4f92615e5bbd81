package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import io.awsideman.sandbox.SandboxServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman sandbox serve --port 4566",
            "  aws identitystore list-users --identity-store-id d-... --endpoint-url http://127.0.0.1:4566",
            "  awsideman sandbox serve --latency 200ms --throttle 20   as slow and as strict as the real one",
            "  awsideman sandbox serve --http500 0.1 --timeout-after-commit 0.05 --visibility-delay 2s",
            "",
            "  The first line of the output is the address. Only this machine can reach it. Stop it with Ctrl-C."
        })
final class SandboxServeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: any free one)")
    private int port;

    @Option(names = "--latency", paramLabel = "TIME", description = "Answer only after this time, such as 200ms")
    private @Nullable String latency;

    @Option(names = "--throttle", paramLabel = "N", description = "Refuse more than N requests a second")
    private @Nullable String throttle;

    @Option(names = "--http500", paramLabel = "SHARE", description = "Fail this share of requests, 0 to 1")
    private @Nullable String http500;

    @Option(names = "--reset-connection", paramLabel = "SHARE", description = "Drop this share of requests unanswered")
    private @Nullable String reset;

    @Option(
            names = "--timeout-after-commit",
            paramLabel = "SHARE",
            description = "Do what is asked but lose the answer, for this share of requests")
    private @Nullable String timeout;

    @Option(
            names = "--visibility-delay",
            paramLabel = "TIME",
            description = "Show changes to readers only after this time")
    private @Nullable String visibility;

    @Option(names = "--job-time", paramLabel = "TIME", description = "Take this time for assignments and provisioning")
    private @Nullable String jobTime;

    @Option(
            names = "--fail-jobs",
            paramLabel = "SHARE",
            description = "Let this share of assignments and provisionings fail")
    private @Nullable String failJobs;

    @Option(
            names = "--deny",
            paramLabel = "OPERATIONS",
            description = "Refuse these operations, such as 'CreateGroup|ListUsers'")
    private @Nullable String deny;

    @Option(names = "--caller", paramLabel = "ACCOUNT", description = "Take callers for administrators of this account")
    private @Nullable String caller;

    SandboxServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        SandboxBehaviour behaviour = SandboxBehaviour.parse(behaviour());
        try (Sandbox sandbox = context.session().sandbox(behaviour);
                SandboxServer server = SandboxServer.start(sandbox, port)) {
            context.value("Address", "http://127.0.0.1:" + server.port());
            context.message("Serving the sandbox at " + sandbox.status().directory() + "; stop it with Ctrl-C.");
            new CountDownLatch(1).await(); // until the process is told to end
        }
        return ExitStatus.OK;
    }

    private String behaviour() {
        Map<String, @Nullable String> parts = new LinkedHashMap<>();
        parts.put("latency", latency);
        parts.put("throttle", throttle);
        parts.put("http500", http500);
        parts.put("reset", reset);
        parts.put("timeout", timeout);
        parts.put("visibility", visibility);
        parts.put("async", jobTime);
        parts.put("assignfail", failJobs);
        parts.put("deny", deny);
        parts.put("caller", caller);
        StringJoiner text = new StringJoiner(",");
        parts.forEach((name, value) -> {
            if (value != null) {
                text.add(name + "=" + value);
            }
        });
        return text.toString();
    }
}
