package io.awsideman.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionDocumentsTest {
    @Test
    void everyCommandOfTheProgramHasAPageAndIsCompleted(@TempDir Path share) throws IOException {
        DistributionDocuments.main(new String[] {share.toString()});

        assertThat(names(share.resolve("man/man1")))
                .contains("awsideman.1", "awsideman-user.1", "awsideman-user-list.1", "awsideman-cache-warm.1");
        assertThat(share.resolve("man/man1/awsideman-user-list.1"))
                .content()
                .contains(
                        "\"awsideman ",
                        "\\fB\\-\\-limit\\fR",
                        ".SH EXAMPLES\n",
                        ".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\ndone\n");
        assertThat(share.resolve("completion/awsideman.bash"))
                .content()
                .contains("complete -F _complete_awsideman", "--user-name", "--limit");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
