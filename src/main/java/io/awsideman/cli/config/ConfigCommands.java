package io.awsideman.cli.config;

import io.awsideman.cli.Noun;

/** The verbs of {@code config}. */
public final class ConfigCommands {
    private ConfigCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("show", "Show every setting, its value and who says so", ConfigShowCommand.class),
                Noun.verb("path", "Print where the configuration file is", ConfigPathCommand.class),
                Noun.verb("validate", "Check the configuration file", ConfigValidateCommand.class),
                Noun.verb("auto", "Find region and instance, and write them", ConfigAutoCommand.class),
                Noun.verb("set", "Change a setting in the file", ConfigSetCommand.class),
                Noun.verb("unset", "Take a setting out of the file", ConfigUnsetCommand.class));
    }
}
