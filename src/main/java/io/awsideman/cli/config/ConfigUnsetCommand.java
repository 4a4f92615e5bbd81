package io.awsideman.cli.config;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.ConfigEditor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = {"  awsideman config unset cache.default_ttl"})
final class ConfigUnsetCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Key"), Column.of("Removed"), Column.of("Path"));

    private final CommandContext context;

    @Parameters(paramLabel = "KEY", description = "Names joined by dots, see config show")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    ConfigUnsetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.session().home().configFile();
        if (context.isDryRun()) {
            write(file, new ConfigEditor(file).contains(key));
            context.message("Would take " + key + " out of " + file + "; nothing was changed.");
            return ExitStatus.OK;
        }
        boolean wasThere = new ConfigEditor(file).unset(key);
        write(file, wasThere);
        context.message((wasThere ? "Took " + key + " out of " : key + " was not in ") + file + ".");
        return ExitStatus.OK;
    }

    private void write(Path file, boolean removed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Key", key);
        result.put("Removed", removed);
        result.put("Path", file.toString());
        context.standardOutput().writeObject(result, LAYOUT);
    }
}
