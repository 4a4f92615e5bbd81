package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in the file, a variable or an option, and what is never shown of it. */
class ConfigMistakesTest {
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
    void anUnknownKeyIsAWarningWithASuggestion() {
        home.file(
                "cache:\n  defualt_ttl: 5m\n  ttls:\n    user: {list: 1m}\n    usr: {list: 2m}\noutput:\n  format: json\n");

        Configuration configuration = home.load();

        assertThat(configuration.output().format()).isEqualTo("json");
        assertThat(home.warnings)
                .containsExactly(
                        home.home.configFile()
                                + ":2:16: unknown key cache.defualt_ttl; it is ignored. Did you mean cache.default_ttl?",
                        home.home.configFile()
                                + ":5:17: unknown key cache.ttls.usr.list; it is ignored. Did you mean cache.ttls.user.list?");
    }

    @Test
    void anUnknownKeyForAProfileIsSuggestedThere() {
        home.file("profiles:\n  prod: {regoin: eu-west-1}\ncache:\n  profiles:\n    prod: {enabeld: true}\n");

        home.load();

        assertThat(home.warnings.get(0)).endsWith("Did you mean region?");
        assertThat(home.warnings.get(1)).endsWith("Did you mean cache.profiles.prod.enabled?");
    }

    @Test
    void anUnknownVariableIsAWarningWithASuggestion() {
        home.variable("AWSIDEMAN_CACHE_MAX_SIZE", "5").variable("AWSIDEMAN_CACHE_KEY", "secret");

        home.load();

        assertThat(home.warnings)
                .containsExactly("the environment variable AWSIDEMAN_CACHE_MAX_SIZE is unknown; it is ignored."
                        + " Did you mean AWSIDEMAN_CACHE_MAX_SIZE_MB?");
    }

    @Test
    void aBadValueNamesFileLineColumnKeyAndWhatIsAllowed() {
        home.file("cache:\n  enabled: true\n  backend_type: cloud\n");

        assertThatThrownBy(home::load).asInstanceOf(type(AdminException.class)).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure)
                    .hasMessage(home.home.configFile() + ":3:17: cache.backend_type: \"cloud\" is not valid");
            assertThat(failure.remedy()).isEqualTo("Allowed: memory, file, dynamodb, redis, hybrid, plugin.");
        });
    }

    @Test
    void aBadVariableIsAConfigurationErrorAndABadOptionAUsageError() {
        home.variable("AWSIDEMAN_CACHE_ENABLED", "maybe");

        assertThatThrownBy(home::load)
                .hasMessage("AWSIDEMAN_CACHE_ENABLED: \"maybe\" is not valid")
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThatThrownBy(() -> home.load(null, new OptionOverride("--output", "output.format", "xml")))
                .hasMessage("--output: \"xml\" is not valid")
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache:\\n  enabled: true\\n enabled: 1 | 3",
                "cache: [1, 2 | 1",
                "cache:\\n\\tenabled: true | 2",
                "a: b: c | 1",
                "cache: {enabled: true}\\noutput: \"x | 2",
                "just words | 1",
                "- a\\n- b | 1",
                "cache:\\n  enabled: true\\n  enabled: true | 3",
                "output: {}\\ncache: {}\\noutput: {} | 3",
                "output: {}\\n---\\ncache: {} | 2",
                "a: \u0007b | 1",
                "output: *nowhere | 1",
                "? [a]\\n: b | 1"
            })
    void brokenYamlNamesTheLineAndIsLeftAlone(String escaped, int line) {
        String text = escaped.replace("\\n", "\n").replace("\\t", "\t");
        home.file(text);

        assertThatThrownBy(home::load).asInstanceOf(type(AdminException.class)).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure).hasMessageMatching("(?s)\\Q" + home.home.configFile() + "\\E:" + line + ":\\d+: .*");
        });
        assertThatThrownBy(() -> home.editor().set("cache.enabled", "true")).isInstanceOf(AdminException.class);
        assertThatThrownBy(() -> home.editor().unset("cache.enabled")).isInstanceOf(AdminException.class);
        assertThat(home.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache: 5",
                "cache: [1]",
                "cache:\n  enabled: [true]",
                "cache:\n  enabled: {a: b}",
                "cache:\n  enabled: {}",
                "cache:\n  profiles: x",
                "cache:\n  profiles:\n    prod: x",
                "cache:\n  ttls: 5m",
                "cache:\n  ttls:\n    user: 5m",
                "profiles:\n  prod: eu-west-1"
            })
    void valuesOfTheWrongShapeAreErrors(String text) {
        home.file(text);

        assertThatThrownBy(home::load)
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.CONFIGURATION);
    }

    @Test
    void anEndlessFileIsAnError() {
        home.file("cache: &a\n  b: *a\n");

        assertThatThrownBy(home::load).isInstanceOf(AdminException.class).hasMessageContaining("nested too deeply");
    }

    @Test
    void aFolderOrAnotherEncodingInPlaceOfTheFileIsAnError() throws IOException {
        Files.createDirectories(home.home.configFile());
        assertThatThrownBy(home::load)
                .isInstanceOf(AdminException.class)
                .hasMessage("cannot read " + home.home.configFile() + ": it is a directory");

        Files.delete(home.home.configFile());
        Files.write(home.home.configFile(), "output: {format: \u00e4}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(home::load)
                .isInstanceOf(AdminException.class)
                .hasMessage("cannot read " + home.home.configFile() + ": it is not UTF-8 text");
    }

    @Test
    void validateListsEverythingAtOnce() {
        home.file("cahce: 1\noutput:\n  format: xml\naws:\n  max_in_flight: 0\n");

        assertThat(home.loader().validate())
                .extracting(Problem::line, Problem::severe, Problem::message)
                .containsExactly(
                        tuple(1, false, "unknown key cahce"),
                        tuple(3, true, "output.format: \"xml\" is not valid"),
                        tuple(5, true, "aws.max_in_flight: \"0\" is not valid"));
    }

    @Test
    void credentialsOfAUrlAreNeverShown() {
        home.file("cache:\n  redis_url: rediss://user:hunter2@host:6379/0\n");

        Configuration configuration = home.load();

        assertThat(configuration.cache().redis().url()).contains("hunter2");
        assertThat(configuration.toString()).doesNotContain("hunter2");
        assertThat(configuration.effective())
                .extracting(EffectiveValue::value)
                .contains("rediss://[redacted]@host:6379/0");
    }

    @Test
    void notEvenInErrors() {
        home.file("cache:\n  redis_url: http://user:hunter2@host\n");
        assertThatThrownBy(home::load).hasMessageNotContaining("hunter2");

        ConfigHome varied =
                new ConfigHome(userHome.resolve("other")).variable("AWSIDEMAN_CACHE_REDIS_URL", "user:hunter2@host");
        assertThatThrownBy(varied::load).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> varied.editor().set("cache.redis_url", "hunter2"))
                .hasMessageNotContaining("hunter2");
    }
}
