package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path userHome;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ConfigHome home;

    @BeforeEach
    void makeHome() {
        home = new ConfigHome(userHome);
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        Configuration configuration = new ConfigHome(userHome).load();

        assertThat(configuration.cache().enabled()).isTrue();
        assertThat(configuration.cache().backendType()).isEqualTo(BackendType.FILE);
        assertThat(configuration.cache().cacheDir()).isEqualTo(userHome.resolve(".awsideman/cache"));
        assertThat(configuration.cache().ttl("user", "list")).isEqualTo(Duration.ofMinutes(10));
        assertThat(configuration.cache().ttl("root", "list")).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.profile()).isEqualTo(new ProfileConfig(null, null, null));
        assertThat(configuration.effective()).allMatch(value -> value.source().equals("default"));
    }

    @Test
    void theYamlLibraryIsNotLoadedWithoutAFile() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadingProbe.class.getName(),
                        userHome.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("io.awsideman.config.Configuration ").doesNotContain("org.snakeyaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing\n", "---\n", "cache:\n", "cache: {}\n", "cache:\n  profiles:\n", "\uFEFFcache:\n"
            })
    void anEmptyFileIsFine(String text) {
        home.file(text);

        assertThat(home.load().effective()).allMatch(value -> value.source().equals("default"));
        assertThat(home.warnings).isEmpty();
        assertThat(home.loader().validate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null ''", "# later"})
    void aSettingWithoutAValueIsNotSet(String nothing) {
        home.file("default_profile: " + nothing + "\n");

        assertThat(home.load().effective()).allMatch(value -> value.source().equals("default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'null'", "\"~\"", "nULL"})
    void whatIsQuotedOrWrittenOtherwiseIsAText(String text) {
        home.file("default_profile: " + text + "\n");

        assertThat(home.load().effective())
                .filteredOn(value -> value.key().equals("default_profile"))
                .noneMatch(value -> value.source().equals("default"));
    }

    @Nested
    class Precedence {
        @BeforeEach
        void makeFile() {
            home.file(
                    """
                        cache:
                          max_size_mb: 2
                          profiles:
                            prod: {max_size_mb: 3}
                        """);
        }

        @Test
        void risesFromDefaultToOption() {
            assertThat(new ConfigHome(userHome.resolve("none")).load().cache().maxSizeMb())
                    .isEqualTo(100);
            assertThat(home.load().cache().maxSizeMb()).isEqualTo(2);
            assertThat(home.load("prod").cache().maxSizeMb()).isEqualTo(3);
            home.variable("AWSIDEMAN_CACHE_MAX_SIZE_MB", "4");
            assertThat(home.load("prod").cache().maxSizeMb()).isEqualTo(4);
            assertThat(home.load("prod", new OptionOverride("--x", "cache.max_size_mb", "5"))
                            .cache()
                            .maxSizeMb())
                    .isEqualTo(5);
        }

        @Test
        void theSourceNamesTheLine() {
            assertThat(home.load("prod").effective())
                    .contains(new EffectiveValue("cache.max_size_mb", "3", "file " + home.home.configFile() + ":4"));
        }

        @Test
        void theFirstOfTwoVariablesWins() {
            home.variable("AWSIDEMAN_CACHE_DEFAULT_TTL", "1m").variable("AWSIDEMAN_CACHE_TTL", "2m");
            home.variable("AWSIDEMAN_CACHE_ENABLED", "true").variable("AWSIDEMAN_CACHE_DISABLED", "true");

            assertThat(home.load().cache().defaultTtl()).isEqualTo(Duration.ofMinutes(1));
            assertThat(home.load().cache().enabled()).isTrue();
        }

        @Test
        void anEmptyVariableIsNotSet() {
            home.variable("AWSIDEMAN_CACHE_MAX_SIZE_MB", "");

            assertThat(home.load().cache().maxSizeMb()).isEqualTo(2);
        }

        @Test
        void notDisabledMeansEnabled() {
            home.variable("AWSIDEMAN_CACHE_DISABLED", "0");

            assertThat(home.load().cache().enabled()).isTrue();
            assertThat(home.load().effective())
                    .contains(new EffectiveValue("cache.enabled", "true", "environment AWSIDEMAN_CACHE_DISABLED"));
        }

        @Test
        void theProfileIsTheOptionThenTheVariableThenTheDefault() {
            home.file("default_profile: filed\nprofiles:\n  filed: {region: eu-west-1}\n");

            assertThat(home.load().profileName()).isEqualTo("filed");
            assertThat(home.load().profile().region()).isEqualTo("eu-west-1");
            home.variable("AWS_PROFILE", "varied");
            assertThat(home.load().profileName()).isEqualTo("varied");
            assertThat(home.load("opted").profileName()).isEqualTo("opted");
            assertThat(home.load("opted").profile().region()).isNull();
        }

        @Test
        void theCacheSectionOfTheDefaultProfileCounts() {
            home.file("default_profile: a\ncache:\n  profiles:\n    a: {enabled: false}\n");

            assertThat(home.load().cache().enabled()).isFalse();
        }
    }

    @Test
    void optionsThatSetUnknownKeysAreAFaultOfTheProgram() {
        assertThatThrownBy(() ->
                        new ConfigHome(userHome).loader().load(List.of(new OptionOverride("--x", "nope", "1")), null))
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.UNEXPECTED);
    }
}
