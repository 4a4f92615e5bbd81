package io.awsideman.cli.application;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.Application;
import io.awsideman.identitycenter.Applications;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman application get 'Developer Portal'",
            "  awsideman application get 'Developer Portal' --query AssignmentRequired --output text",
            "  awsideman application get 'Developer Portal' --output json"
        })
final class ApplicationGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "APPLICATION", description = "Name or ARN")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String application;

    ApplicationGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Applications applications = context.session().applications();
        Application found = applications.get(application);
        Map<String, Object> row = new LinkedHashMap<>(found.attributes());
        applications.requiresAssignment(found.arn()).ifPresent(required -> row.put("AssignmentRequired", required));
        context.output().writeObject(row, ApplicationCommands.LAYOUT);
        return ExitStatus.OK;
    }
}
