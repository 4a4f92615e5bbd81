package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigExampleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path userHome;

    private final String example = read();

    @Test
    void itSaysWhatHoldsWithoutIt() {
        ConfigHome home = new ConfigHome(userHome).file(example);

        Configuration configuration = home.load();

        assertThat(home.warnings).isEmpty();
        Configuration usual = new ConfigHome(userHome).file("").load();
        assertThat(configuration)
                .usingRecursiveComparison()
                .ignoringFields("effective")
                .isEqualTo(usual);
    }

    @Test
    void itShowsEverySettingAndTheVariablesBesideIt() {
        List<YamlTree.Leaf> leaves = YamlTree.leaves(example);
        List<String> lines = Arrays.asList(example.split("\n"));

        assertThat(leaves)
                .extracting(YamlTree.Leaf::path)
                .containsExactlyInAnyOrderElementsOf(
                        Settings.ALL.stream().map(Setting::path).toList());
        for (YamlTree.Leaf leaf : leaves) {
            Setting<?> setting = Settings.ALL.stream()
                    .filter(known -> known.path().equals(leaf.path()))
                    .findFirst()
                    .orElseThrow();
            assertThat(lines.get(leaf.line() - 1))
                    .contains(setting.variables().stream()
                            .map(Setting.Variable::name)
                            .toList());
            if (setting.defaultText() != null) {
                assertThat(leaf.text()).isEqualTo(setting.defaultText());
            }
        }
    }

    @Test
    void itsCommentedSectionsAreValidToo() {
        String all = example.replaceAll("(?m)^#( *[a-z_]+:( [^ ]+)?)$", "$1");
        ConfigHome home = new ConfigHome(userHome).file(all);

        Configuration configuration = home.load("prod");

        assertThat(home.warnings).isEmpty();
        assertThat(configuration.profile().region()).isEqualTo("eu-central-1");
        assertThat(configuration.profile().ssoInstanceArn()).isNotNull();
        assertThat(configuration.profile().identityStoreId()).isNotNull();
        assertThat(configuration.cache().backendType()).isEqualTo(BackendType.HYBRID);
        assertThat(configuration.cache().ttl("user", "list")).hasMinutes(5);
    }

    @Test
    void everyLineFitsAPage() {
        assertThat(example.split("\n")).allMatch(line -> line.length() <= 100);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("config.example.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
