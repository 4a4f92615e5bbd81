package io.awsideman.cli.shell;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  source <(awsideman completion zsh)"})
final class ZshCompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    ZshCompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.value("Script", CompletionScript.zsh(context.completeTree()));
        return ExitStatus.OK;
    }
}
