package io.awsideman.cli.config;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Works also when the file is broken: its place is the first thing one wants to know then. */
@Command(footer = {"  awsideman config path", "  $EDITOR \"$(awsideman config path)\""})
final class ConfigPathCommand implements Callable<Integer> {
    private final CommandContext context;

    ConfigPathCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.value("Path", context.session().home().configFile().toString());
        return ExitStatus.OK;
    }
}
