package io.awsideman.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A home folder with a configuration, and what loading it gives. */
final class ConfigHome {
    final AwsidemanHome home;
    final List<String> warnings = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();

    ConfigHome(Path userHome) {
        this.home = new AwsidemanHome(userHome.resolve(".awsideman"), userHome);
    }

    ConfigHome file(String text) {
        try {
            Files.createDirectories(home.folder());
            Files.writeString(home.configFile(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ConfigHome variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    String text() {
        try {
            return Files.readString(home.configFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigLoader loader() {
        return new ConfigLoader(home, environment, warnings::add);
    }

    Configuration load() {
        return load(null);
    }

    Configuration load(@Nullable String profile, OptionOverride... options) {
        return loader().load(List.of(options), profile);
    }

    ConfigEditor editor() {
        return new ConfigEditor(home.configFile());
    }
}
