package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What came of one command line.
 *
 * @param out everything on the standard output
 * @param err everything on the standard error
 */
public record CliRun(int exitCode, String out, String err) {

    /** This run, which must have ended so; a failure shows both streams. */
    public CliRun ended(int expected) {
        assertThat(exitCode).as("exit code; out:%n%s%nerr:%n%s", out, err).isEqualTo(expected);
        return this;
    }

    /** This run, which must have done what it was asked. */
    public CliRun ok() {
        return ended(ExitStatus.OK);
    }

    /**
     * This run, which must have told its failure in one line {@code error:} and at most one line {@code hint:}, without data
     * and without a stack trace.
     */
    public CliRun failed(int expected) {
        ended(expected);
        assertThat(out).as("data of a failed run").isEmpty();
        assertThat(err.lines().filter(line -> line.startsWith("error: ")))
                .as(err)
                .hasSize(1);
        assertThat(err.lines().filter(line -> line.startsWith("hint: ")))
                .as(err)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(err).doesNotContain("\tat ").doesNotContain("Exception in thread");
        return this;
    }

    /** The lines of messages that are neither of an error nor warnings. */
    public List<String> messages() {
        return err.lines()
                .filter(line -> !line.matches("(error|hint|warning): .*"))
                .toList();
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + out, e);
        }
    }

    /** The values of one field of a listing in JSON. */
    public List<String> texts(String field) {
        return json().findValuesAsText(field);
    }
}
