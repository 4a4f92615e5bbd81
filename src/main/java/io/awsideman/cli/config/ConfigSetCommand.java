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

@Command(
        footer = {
            "  awsideman config set cache.default_ttl 30m",
            "  awsideman config set profiles.prod.region eu-central-1",
            "  awsideman config set cache.profiles.prod.max_size_mb 500"
        })
final class ConfigSetCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Key"), Column.of("Value"), Column.of("Path"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "KEY", description = "Names joined by dots, see config show")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value as it would stand in the file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String value;

    ConfigSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.session().home().configFile();
        ConfigEditor editor = new ConfigEditor(file);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Key", key);
        result.put("Value", editor.check(key, value));
        result.put("Path", file.toString());
        if (context.isDryRun()) {
            context.standardOutput().writeObject(result, LAYOUT);
            context.message("Would set " + key + " in " + file + "; nothing was changed.");
            return ExitStatus.OK;
        }
        editor.set(key, value);
        context.standardOutput().writeObject(result, LAYOUT);
        context.message("Set " + key + " in " + file + ".");
        return ExitStatus.OK;
    }
}
