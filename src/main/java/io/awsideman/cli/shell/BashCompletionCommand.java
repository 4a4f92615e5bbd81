package io.awsideman.cli.shell;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  source <(awsideman completion bash)                                    for this shell",
            "  awsideman completion bash > ~/.local/share/bash-completion/completions/awsideman"
        })
final class BashCompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    BashCompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.value("Script", CompletionScript.bash(context.completeTree()));
        return ExitStatus.OK;
    }
}
