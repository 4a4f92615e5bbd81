package io.awsideman.cli.shell;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The script for bash works in zsh through bashcompinit, which it loads itself once compinit has run. */
@Command(footer = {"  source <(awsideman completion zsh)"})
final class ZshCompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    ZshCompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("awsideman", context.completeTree());
        context.value("Script", "autoload -U +X compinit && compinit" + System.lineSeparator() + script);
        return ExitStatus.OK;
    }
}
