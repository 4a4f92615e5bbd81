package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.AllNouns;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON of every command is a contract: {@code json/fields.txt} has a line for each, {@code command | array or object |
 * field names}; what has to happen before the command stands before {@code &&}. A field may be added there, never taken away.
 */
class JsonFieldsTest {
    private static RedisProcess redis;

    private final Cli cli;

    JsonFieldsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home).with("AWSIDEMAN_CACHE_REDIS_URL", redis.url());
    }

    @BeforeAll
    static void start() throws IOException {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @ParameterizedTest
    @MethodSource("contract")
    void fieldsAreThoseOfTheContract(String command, String shape, String fields) {
        String[] commands = command.split(" && ");
        for (String before : Arrays.asList(commands).subList(0, commands.length - 1)) {
            cli.run(before).ok();
        }
        JsonNode json = cli.run(commands[commands.length - 1] + " --output json --yes")
                .ok()
                .json();

        assertThat(json.isArray() ? "array" : json.isObject() ? "object" : "value")
                .isEqualTo(shape);
        assertThat(String.join(" ", names(json))).isEqualTo(fields);
    }

    /** So CSV, which has all columns, loses none of them; but the tables within the cache's status are for the others. */
    @ParameterizedTest
    @MethodSource("flatContract")
    void everyFieldIsAColumn(String command, String shape, String fields) {
        String[] commands = command.split(" && ");
        for (String before : Arrays.asList(commands).subList(0, commands.length - 1)) {
            cli.run(before).ok();
        }
        String columns = " --columns " + fields.replace(' ', ',');

        CliRun run = cli.run(commands[commands.length - 1] + " --yes --output csv" + columns)
                .ok();

        assertThat(run.lines().get(0)).isEqualTo(fields.replace(' ', ','));
    }

    /** All but the one that does not end, {@code sandbox serve}; ProcessIT has its JSON. */
    @Test
    void everyCommandHasAContract() throws IOException {
        Set<String> promised = contract()
                .map(line -> Stream.of(line[0].replaceFirst(".* && ", "").split(" "))
                        .limit(2)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toSet());
        AllNouns nouns = new AllNouns();
        Set<String> commands = nouns.summaries().keySet().stream()
                .flatMap(noun -> nouns.verbsOf(noun).verbs().stream().map(verb -> noun + " " + verb.name()))
                .filter(command -> !command.equals("sandbox serve"))
                .collect(Collectors.toSet());

        assertThat(promised).isEqualTo(commands);
    }

    private static TreeSet<String> names(JsonNode json) {
        TreeSet<String> names = new TreeSet<>();
        if (json.isArray()) {
            json.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        } else {
            json.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    static Stream<String[]> contract() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonFieldsTest.class.getResourceAsStream("/json/fields.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" \\| ?", -1));
        }
    }

    static Stream<String[]> flatContract() throws IOException {
        return contract().filter(line -> !line[2].isEmpty() && !line[0].startsWith("cache status"));
    }
}
