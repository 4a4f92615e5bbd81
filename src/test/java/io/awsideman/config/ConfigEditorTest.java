package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigEditorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path userHome;

    static Stream<Arguments> sets() {
        return Stream.of(
                arguments("", "cache.enabled", "false", "cache:\n  enabled: false\n"),
                arguments("# mine\n", "output.format", "json", "# mine\noutput:\n  format: json\n"),
                arguments("# no end", "output.format", "json", "# no end\noutput:\n  format: json\n"),
                arguments("output:\n  format: csv # why\n", "output.format", "json", "output:\n  format: json # why\n"),
                arguments(
                        "output:\n  format: 'csv'\n\n# end\n",
                        "output.format",
                        "json",
                        "output:\n  format: json\n\n# end\n"),
                arguments(
                        "output:\n  format:   # later\n",
                        "output.format",
                        "json",
                        "output:\n  format: json   # later\n"),
                arguments(
                        "output: # colours\n\ncache:\n",
                        "output.format",
                        "json",
                        "output: # colours\n  format: json\n\ncache:\n"),
                arguments("output: ~\n", "output.format", "json", "output: \n  format: json\n"),
                arguments(
                        "cache:\n    enabled: true # yes\n    # about ttls\n\noutput:\n    format: csv\n",
                        "cache.max_size_mb",
                        "7",
                        "cache:\n    enabled: true # yes\n    max_size_mb: 7\n    # about ttls\n\noutput:\n    format: csv\n"),
                arguments(
                        "cache:\n  ttls:\n    user:\n      list: 1m\n\noutput: {}\n",
                        "cache.ttls.group.members",
                        "2m",
                        "cache:\n  ttls:\n    user:\n      list: 1m\n    group:\n      members: 2m\n\noutput: {}\n"),
                arguments(
                        "profiles: {}\n",
                        "profiles.prod.region",
                        "eu-west-1",
                        "profiles: {prod: {region: eu-west-1}}\n"),
                arguments(
                        "cache: {enabled: true}\n",
                        "cache.max_size_mb",
                        "7",
                        "cache: {enabled: true, max_size_mb: 7}\n"),
                arguments("{}\n", "output.format", "json", "{output: {format: json}}\n"),
                arguments(
                        "cache: {profiles: }\n",
                        "cache.profiles.p.enabled",
                        "no",
                        "cache: {profiles: {p: {enabled: no}} }\n"),
                arguments(
                        "output:\r\n  color: never\r\n",
                        "output.format",
                        "json",
                        "output:\r\n  color: never\r\n  format: json\r\n"),
                arguments(
                        "# 鮑勃 👍\noutput:\n  format: csv # 👍\n",
                        "output.format",
                        "json",
                        "# 鮑勃 👍\noutput:\n  format: json # 👍\n"),
                arguments(
                        "output:\n  format: >-\n    csv\n\n# end\n",
                        "output.format",
                        "json",
                        "output:\n  format: json\n\n# end\n"),
                arguments(
                        "\"output\":\n  \"format\": \"csv\"\n",
                        "output.format",
                        "json",
                        "\"output\":\n  \"format\": json\n"),
                arguments("", "default_profile", "Prod: Team", "default_profile: \"Prod: Team\"\n"),
                arguments("", "default_profile", "null", "default_profile: \"null\"\n"),
                arguments("", "profiles.my.team.region", "eu-west-1", "profiles:\n  my.team:\n    region: eu-west-1\n"),
                arguments("unknown: kept\n", "output.format", "json", "unknown: kept\noutput:\n  format: json\n"),
                arguments("output:\n  format: xml\n", "output.format", "json", "output:\n  format: json\n"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void settingChangesOneValueAndNothingElse(String before, String key, String value, String after) {
        ConfigHome home = new ConfigHome(userHome).file(before);

        home.editor().set(key, value);

        assertThat(home.text()).isEqualTo(after);
    }

    static Stream<Arguments> unsets() {
        return Stream.of(
                arguments(
                        "output:\n  # the format\n  format: csv # why\n  color: auto\n",
                        "output.format",
                        "output:\n  # the format\n  color: auto\n"),
                arguments(
                        "# a\noutput:\n  format: csv\n# b\ncache:\n  enabled: true\n",
                        "output.format",
                        "# a\n# b\ncache:\n  enabled: true\n"),
                arguments(
                        "cache:\n  ttls:\n    user: {list: 1m, describe: 2m}\n",
                        "cache.ttls.user.list",
                        "cache:\n  ttls:\n    user: {describe: 2m}\n"),
                arguments(
                        "cache:\n  ttls:\n    user: {list: 1m, describe: 2m}\n",
                        "cache.ttls.user.describe",
                        "cache:\n  ttls:\n    user: {list: 1m}\n"),
                arguments(
                        "cache: {ttls: {user: {list: 1m}}, enabled: true}\n",
                        "cache.ttls.user.list",
                        "cache: {enabled: true}\n"),
                arguments("cache:\n  ttls:\n    user:\n      list: 1m\n", "cache.ttls.user.list", ""),
                arguments("output:\n  format: csv", "output.format", ""));
    }

    @ParameterizedTest
    @MethodSource("unsets")
    void unsettingRemovesTheKeyAndTheSectionsItLeavesEmpty(String before, String key, String after) {
        ConfigHome home = new ConfigHome(userHome).file(before);

        boolean present = home.editor().unset(key);

        assertThat(present).isTrue();
        assertThat(home.text()).isEqualTo(after);
    }

    @Test
    void unsettingWhatIsNotThereChangesNothingAndMakesNoFile() {
        ConfigHome home = new ConfigHome(userHome);

        assertThat(home.editor().unset("cache.enabled")).isFalse();
        assertThat(home.home.folder()).doesNotExist();
    }

    @Test
    void settingEveryKeyOneAfterTheOtherGivesAFileThatSaysThemAll() {
        ConfigHome home = new ConfigHome(userHome);
        SettingEffectTest.effects().forEach(effect -> home.editor().set(effect.key(), effect.value()));

        Configuration configuration = home.load();

        for (SettingEffectTest.Effect effect : SettingEffectTest.effects()) {
            assertThat(effect.actual().apply(configuration)).as(effect.key()).isEqualTo(effect.expected());
        }
        SettingEffectTest.effects().forEach(effect -> home.editor().unset(effect.key()));
        assertThat(home.text()).isEmpty();
    }

    @Test
    void everyLineOfTheExampleSurvivesChangesToAllOfIt() throws IOException {
        String example = Files.readString(Path.of("config.example.yaml"));
        ConfigHome home = new ConfigHome(userHome).file(example);
        SettingEffectTest.effects().stream()
                .filter(effect -> !effect.key().contains("organizational_unit"))
                .forEach(effect -> home.editor().set(effect.key(), effect.value()));

        String[] before = example.split("\n");
        String[] after = home.text().split("\n");

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.length; i++) {
            String comment = before[i].contains("#") ? before[i].substring(before[i].indexOf('#')) : "";
            assertThat(after[i]).endsWith(comment);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output: &o {format: csv}\ncache:\n  profiles:\n    a: &x {enabled: true}\n    b: *x\n",
                "cache:\n  profiles:\n    ? a\n    : &x {enabled: true}\n    b: *x\n"
            })
    void whatCannotBeEditedSafelyIsRefusedAndLeftAlone(String text) {
        ConfigHome home = new ConfigHome(userHome).file(text);

        assertThatThrownBy(() -> home.editor().set("cache.profiles.b.enabled", "false"))
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThat(home.text()).isEqualTo(text);
    }

    @Test
    void unknownKeysAndBadValuesAreUsageErrorsAndChangeNothing() {
        ConfigHome home = new ConfigHome(userHome);

        assertThatThrownBy(() -> home.editor().set("cache.enable", "true"))
                .hasMessage("there is no setting \"cache.enable\"")
                .asInstanceOf(type(AdminException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                    assertThat(failure.remedy()).isEqualTo("Did you mean cache.enabled?");
                });
        for (String value : new String[] {"maybe", "", " ", "true\nfalse"}) {
            assertThatThrownBy(() -> home.editor().set("cache.enabled", value))
                    .asInstanceOf(type(AdminException.class))
                    .extracting(AdminException::kind)
                    .isEqualTo(FailureKind.USAGE);
        }
        assertThat(home.home.folder()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "cache",
                "cache.",
                ".enabled",
                "cache..enabled",
                "cache.ttls.user",
                "profiles.prod",
                "cache.profiles.prod"
            })
    void sectionsAreNoSettings(String key) {
        assertThatThrownBy(() -> new ConfigHome(userHome).editor().set(key, "1"))
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.USAGE);
    }

    @Test
    void aNewFileIsItsOwnersOnlyAndAnOldOneKeepsItsPermissions() throws IOException {
        ConfigHome home = new ConfigHome(userHome);
        home.editor().set("cache.enabled", "false");
        assertThat(permissions(home.home.configFile())).isEqualTo("rw-------");
        assertThat(permissions(home.home.folder())).isEqualTo("rwx------");

        Files.setPosixFilePermissions(home.home.configFile(), PosixFilePermissions.fromString("rw-r--r--"));
        home.editor().set("cache.enabled", "true");
        assertThat(permissions(home.home.configFile())).isEqualTo("rw-r--r--");
        try (Stream<Path> files = Files.list(home.home.folder())) {
            assertThat(files).containsExactly(home.home.configFile());
        }
    }

    @Test
    void aLinkedFileIsChangedWhereItLies() throws IOException {
        ConfigHome home = new ConfigHome(userHome);
        Path real = Files.writeString(userHome.resolve("dotfiles.yaml"), "output:\n  format: csv\n");
        Files.createDirectories(home.home.folder());
        Files.createSymbolicLink(home.home.configFile(), real);

        home.editor().set("output.format", "json");

        assertThat(home.home.configFile()).isSymbolicLink();
        assertThat(real).hasContent("output:\n  format: json\n");
    }

    @Test
    void aFolderThatCannotBeMadeIsAConfigurationError() throws IOException {
        ConfigHome home = new ConfigHome(userHome);
        Files.writeString(home.home.folder(), "in the way");

        assertThatThrownBy(() -> home.editor().set("output.format", "json"))
                .asInstanceOf(type(AdminException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                    assertThat(failure)
                            .hasMessageContaining(home.home.configFile().toString());
                });
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
