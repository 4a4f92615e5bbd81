package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.AllNouns;
import io.awsideman.session.Host;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTreeTest {
    private final Cli cli;
    private final List<String> loaded = new ArrayList<>();

    CommandTreeTest(@TempDir Path home) {
        this.cli = Cli.at(home);
    }

    @Test
    void onlyTheNounThatIsNamedIsLoaded() {
        tree().forArguments(new String[] {"--profile", "prod", "user", "list", "--limit", "3"});

        assertThat(loaded).containsExactly("user");
    }

    @Test
    void onlyTheVerbThatIsNamedIsMade() {
        CommandLine user = noun(tree().forArguments(new String[] {"user", "list"}), "user");

        assertThat(user.getSubcommands()).containsOnlyKeys("list");
        assertThat(madeOf(noun(user, "list"))).isEqualTo("UserListCommand");
    }

    @Test
    void helpOfTheRootLoadsNoNoun() {
        tree().forArguments(new String[] {"--help"});

        assertThat(loaded).isEmpty();
    }

    @Test
    void treeOfAnyNounListsTheSameNamesAndSummariesAsTheCompleteOne() {
        CommandLine complete = tree().complete();

        assertThat(complete.getSubcommands()).allSatisfy((noun, verbs) -> {
            CommandLine partial = tree().forArguments(new String[] {noun});
            assertThat(summaries(partial)).isEqualTo(described(complete));
            assertThat(summaries(noun(partial, noun))).isEqualTo(described(verbs));
        });
    }

    @Test
    void everyNameAndSummaryIsWrittenAlike() {
        CommandLine complete = tree().complete();

        assertThat(Stream.concat(Stream.of(complete), complete.getSubcommands().values().stream())
                        .flatMap(line -> summaries(line).entrySet().stream()))
                .allSatisfy(entry -> {
                    assertThat(entry.getKey()).matches("[a-z]+(-[a-z]+)*");
                    assertThat(entry.getValue()).as(entry.getKey()).matches("[A-Z].*[^.]");
                });
    }

    @Test
    void aVerbOfSeveralWordsMayBeTypedAsTwo() {
        assertThat(cli.run("access review import nowhere.csv --sandbox")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("nowhere.csv");
        assertThat(cli.run("access review imports nowhere.csv --sandbox")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("imports");
    }

    /** Otherwise what it is given could be taken for the second word of the other. */
    @Test
    void noVerbThatTakesAnArgumentBeginsTheNameOfAnother() {
        for (CommandLine noun : tree().complete().getSubcommands().values()) {
            noun.getSubcommands().forEach((name, verb) -> assertThat(
                            noun.getSubcommands().keySet())
                    .as(verb.getCommandSpec().qualifiedName())
                    .noneMatch(other -> other.startsWith(name + "-")
                            && !verb.getCommandSpec().positionalParameters().isEmpty()));
        }
    }

    /** The verbs of access say what is asked about: it has none but questions. */
    @Test
    void verbsThatOnlyReadAwsAreNamedLikeIt() {
        AllNouns nouns = new AllNouns();

        assertThat(nouns.summaries().keySet().stream()
                        .filter(noun -> !noun.equals("access"))
                        .flatMap(noun -> nouns.verbsOf(noun).verbs().stream())
                        .filter(Noun.Verb::readsAws))
                .isNotEmpty()
                .allSatisfy(verb -> assertThat(verb.name())
                        .isIn(
                                "list",
                                "get",
                                "find",
                                "show",
                                "members",
                                "memberships",
                                "tree",
                                "policies",
                                "assignments",
                                "attributes"));
    }

    @Test
    void otherNameOfAVerbIsUnderstoodAndShownNowhere() {
        CommandLine group = noun(tree().forArguments(new String[] {"group", "list-members"}), "group");

        assertThat(madeOf(noun(group, "list-members"))).isEqualTo("GroupMembersCommand");
        assertThat(group.getUsageMessage()).doesNotContain("list-members");
        assertThat(noun(tree().complete(), "group").getSubcommands()).doesNotContainKey("list-members");
    }

    private CommandTree tree() {
        StringWriter streams = new StringWriter();
        Terminal terminal = cli.terminal(streams, streams, false);
        Host host = cli.host(new PrintWriter(streams));
        Nouns watched = new Watched(new AllNouns(), loaded);
        GlobalOptions options = new GlobalOptions();
        return new CommandTree(
                options, new CommandContext(options, terminal, host, new Awsideman(watched, terminal, host)), watched);
    }

    private static CommandLine noun(CommandLine root, String name) {
        return Objects.requireNonNull(root.getSubcommands().get(name), name);
    }

    private static @Nullable String madeOf(CommandLine verb) {
        Object command = verb.getCommandSpec().userObject();
        return command == null ? null : command.getClass().getSimpleName();
    }

    private static Map<String, String> summaries(CommandLine line) {
        return CommandGroup.summariesOf(line.getCommandSpec());
    }

    private static Map<String, String> described(CommandLine line) {
        Map<String, String> summaries = new TreeMap<>();
        line.getSubcommands()
                .forEach((name, sub) -> summaries.put(
                        name,
                        String.join(" ", sub.getCommandSpec().usageMessage().description())));
        return summaries;
    }

    /** The nouns, and a note of those whose verbs were asked for. */
    private record Watched(Nouns nouns, List<String> loaded) implements Nouns {
        @Override
        public Map<String, String> summaries() {
            return nouns.summaries();
        }

        @Override
        public Noun verbsOf(String noun) {
            loaded.add(noun);
            return nouns.verbsOf(noun);
        }
    }
}
