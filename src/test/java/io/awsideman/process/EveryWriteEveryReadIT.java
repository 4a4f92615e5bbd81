package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.awsideman.AllNouns;
import io.awsideman.cli.CliRun;
import io.awsideman.sandbox.SandboxBehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that writes against every command that reads, in two processes over one cache, one of which writes and the
 * other reads. Before a write the answers to all reads come from the cache; after it, they must be those of AWS, and so must
 * they be where the writer is the first who reads.
 *
 * <p>With a settle time of 0 an answer is kept as soon as it was read, so that only the write itself can make it a miss.
 */
class EveryWriteEveryReadIT {
    private static final List<String> READS = List.of(
            "user list",
            "user get jdoe",
            "user find doe",
            "group list",
            "group get Crew",
            "group find crew",
            "group members Crew",
            "group memberships jdoe",
            "permission-set list",
            "permission-set get Fresh",
            "permission-set find fresh",
            "permission-set status Fresh",
            "assignment list",
            "assignment list --account audit",
            "assignment list --permission-set Fresh",
            "assignment list --user jdoe",
            "assignment list --group Crew",
            "assignment get Fresh Crew audit",
            "access user jdoe",
            "access group Crew",
            "access account audit",
            "access permission-set Fresh",
            "access who-can --permission-set-with-policy ReadOnlyAccess",
            "access explain jdoe audit",
            "access compare jdoe jane.smith",
            "access matrix",
            "access review --columns AccountId,PermissionSetName,UserName,Path --quiet",
            "findings list --code DIRECT_USER_ASSIGNMENT",
            "account list --ou-path",
            "account get audit",
            "account find audit",
            "org tree",
            "org show",
            "org policies audit",
            "application list",
            "application get 'Developer Portal'",
            "application assignments 'Developer Portal'",
            "instance list",
            "instance show",
            "instance attributes");

    /** What asks AWS every time, how far it has come or how it is. */
    private static final Set<String> POLLS = Set.of("permission-set status", "assignment status", "status show");

    /** What is about files; {@code access review-import} names what then is revoked as by {@code assignment revoke}. */
    private static final Set<String> FILES = Set.of(
            "access review-diff",
            "access review-import",
            "snapshot create",
            "snapshot list",
            "snapshot show",
            "snapshot diff");

    /** The nouns that are not about AWS. */
    private static final Set<String> LOCAL = Set.of("cache", "profile", "config", "sandbox", "completion", "help");

    private static final Pattern SERVICE = Pattern.compile("software\\.amazon\\.awssdk\\.services\\..*Client");

    private static final Pattern READING = Pattern.compile("(List|Describe|Get|Is)[A-Z].*");

    private final Path policy;
    private final KeptDirectory cache;
    private final Program program;
    private final AtomicLong time =
            new AtomicLong(Instant.parse("2026-11-03T08:00:00Z").toEpochMilli());

    EveryWriteEveryReadIT(@TempDir Path home) throws IOException {
        this.cache = new KeptDirectory(home.resolve(".awsideman/cache"), home.resolve("kept"));
        this.policy = Files.writeString(
                home.resolve("policy.json"),
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}""");
        this.program = Program.inSandbox(home).with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
    }

    /**
     * A write.
     *
     * @param changed the commands whose answers must be others after it, separated by commas; more may be
     */
    private record Step(String write, String changed) {}

    private List<Step> steps() {
        String set = "permission-set get, permission-set status";
        return List.of(
                new Step("user create jdoe --given-name Jane --family-name Doe", "user list, user get, user find"),
                new Step("user update jdoe --display-name 'Jane Roe'", "user list, user get, user find"),
                new Step("group create Crew", "group list, group get, group find, group members"),
                new Step("group update Crew --description 'On duty'", "group list, group get, group find"),
                new Step("group add-member Crew jdoe lena.novak", "group members, group memberships"),
                new Step("user update lena.novak --user-name lena.nowak", "user list, group members"),
                new Step("permission-set create Fresh", "permission-set list, permission-set find, " + set),
                new Step(
                        "assignment assign Fresh Crew audit",
                        "assignment list, assignment get, account get, permission-set status"),
                new Step("assignment assign Fresh jdoe audit", "assignment list"),
                new Step("permission-set update Fresh --description Changed", "permission-set list, " + set),
                new Step("permission-set provision Fresh", "permission-set get, permission-set status"),
                new Step("permission-set update Fresh --inline-policy " + policy, set),
                new Step("permission-set update Fresh --remove InlinePolicy --provision", "permission-set get"),
                new Step("permission-set update Fresh --permissions-boundary Limits", set),
                new Step("permission-set update Fresh --remove PermissionsBoundary --provision", "permission-set get"),
                new Step("permission-set update Fresh --add-managed-policy ReadOnlyAccess", set),
                new Step("permission-set provision Fresh --account audit", set),
                new Step("permission-set update Fresh --remove-managed-policy ReadOnlyAccess", set),
                new Step("permission-set provision Fresh", set),
                new Step("permission-set update Fresh --add-customer-managed-policy /own/Rules", set),
                new Step("permission-set provision Fresh", set),
                new Step("permission-set update Fresh --remove-customer-managed-policy /own/Rules", set),
                new Step("permission-set update Fresh --add-tag Team=Crew", "permission-set get"),
                new Step("permission-set update Fresh --remove-tag Team", "permission-set get"),
                new Step("assignment revoke Fresh jdoe audit --yes", "assignment list"),
                new Step("group remove-member Crew jdoe --yes", "group members, group memberships"),
                new Step("group add-member Crew jdoe", "group members, group memberships"),
                new Step("user delete jdoe --yes", "user list, user get, user find, group members, group memberships"),
                new Step("group delete Crew --yes", "group list, group get, group find, assignment list"),
                new Step(
                        "permission-set delete Fresh --with-assignments --yes",
                        "permission-set list, permission-set find, assignment list, account get, " + set),
                new Step("findings fix orphans --yes", "assignment list"),
                new Step("instance set-attributes 'Team=${path:nickName}'", "instance attributes"),
                new Step("instance set-attributes 'Team=${path:title}'", "instance attributes"),
                new Step("instance set-attributes --remove Team --yes", "instance attributes"));
    }

    @Test
    void whatOneProcessWritesTheOtherReads() throws Exception {
        try (WorkerProcess reader = WorkerProcess.of(program, time);
                WorkerProcess writer = WorkerProcess.of(program, time)) {
            Map<String, CliRun> before = answers(reader, "");
            for (Step step : steps()) {
                Map<String, Long> calls = program.callsByOperation();
                assertThatAnswersAreThose(answers(reader, ""), before, "before " + step.write());
                assertThat(program.callsByOperation().entrySet())
                        .as("calls for what must be in the cache before " + step.write())
                        .isSubsetOf(calls.entrySet());

                writer.run(step.write()).ok();

                cache.keep();
                Map<String, CliRun> after = answersLikeThoseOfAws(reader, writer, "after " + step.write());
                cache.restore();
                assertThatAnswersAreThose(answers(writer, ""), after, "in the writer itself after " + step.write());
                assertThat(changed(before, after))
                        .as(step.write())
                        .contains(step.changed().split(", "));
                before = after;
            }
        }
        assertThat(writes(program.callsByOperation().keySet().stream().map(call -> call.replaceFirst(".*:", ""))))
                .as("operations that write")
                .isEqualTo(writes(operationsThatTheProgramCalls()));
    }

    @Test
    void whatAwsDoesAfterTheWriterHasEndedIsReadWhenItIsDone() throws Exception {
        Program slow = program.with(SandboxBehaviour.VARIABLE, "async=30s");
        try (WorkerProcess reader = WorkerProcess.of(slow, time);
                WorkerProcess writer = WorkerProcess.of(slow, time)) {
            writer.run("permission-set create Fresh").ok();
            writer.run("group create Crew").ok();
            for (String write : List.of(
                    "assignment assign Fresh Crew audit --no-wait",
                    "permission-set provision Fresh --no-wait",
                    "assignment revoke Fresh Crew audit --no-wait --yes")) {
                answers(reader, "");
                writer.run(write).ok();
                Map<String, CliRun> meanwhile = answersLikeThoseOfAws(reader, writer, "during " + write);
                time.addAndGet(Duration.ofMinutes(1).toMillis());
                Map<String, CliRun> after = answersLikeThoseOfAws(reader, writer, "after " + write);
                assertThat(changed(meanwhile, after)).as(write).contains("permission-set status");
                writer.run("permission-set update Fresh --description '" + write + "'")
                        .ok();
            }
        }
    }

    @Test
    void everyVerbThatIsAboutAwsIsAmongTheReadsOrTheWrites() {
        AllNouns nouns = new AllNouns();
        Set<String> reads = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        nouns.summaries().keySet().stream()
                .filter(noun -> !LOCAL.contains(noun))
                .forEach(noun -> nouns.verbsOf(noun).verbs().forEach(verb -> (verb.readsAws() ? reads : others)
                        .add(noun + " " + verb.name())));

        assertThat(reads).isSubsetOf(verbs(READS.stream()));
        others.removeAll(POLLS);
        others.removeAll(FILES);
        assertThat(others).isEqualTo(verbs(steps().stream().map(Step::write)));
    }

    /** The answers of the reader, who may use the cache; the other one may not, and gets the same. */
    private static Map<String, CliRun> answersLikeThoseOfAws(WorkerProcess reader, WorkerProcess other, String when) {
        CompletableFuture<Map<String, CliRun>> ofAws =
                CompletableFuture.supplyAsync(() -> answers(other, " --no-cache"));
        Map<String, CliRun> answers = answers(reader, "");
        assertThatAnswersAreThose(answers, ofAws.join(), when);
        return answers;
    }

    private static Map<String, CliRun> answers(WorkerProcess process, String option) {
        Map<String, CliRun> answers = new LinkedHashMap<>();
        for (String read : READS) {
            try {
                answers.put(read, process.run(read + option));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return answers;
    }

    private static void assertThatAnswersAreThose(
            Map<String, CliRun> answers, Map<String, CliRun> expected, String when) {
        answers.forEach(
                (read, answer) -> assertThat(answer).as(read + " " + when).isEqualTo(expected.get(read)));
    }

    private static Set<String> changed(Map<String, CliRun> before, Map<String, CliRun> after) {
        return verbs(after.entrySet().stream()
                .filter(read -> !read.getValue().equals(before.get(read.getKey())))
                .map(Map.Entry::getKey));
    }

    /** Noun and verb of command lines. */
    private static Set<String> verbs(Stream<String> commandLines) {
        return commandLines
                .map(line -> String.join(" ", Program.split(line).subList(0, 2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operationsThatTheProgramCalls() {
        return new ClassFileImporter()
                .importPackages("io.awsideman.identitycenter").stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call ->
                                SERVICE.matcher(call.getTargetOwner().getName()).matches())
                        .filter(call -> !call.getTarget().getRawParameterTypes().isEmpty())
                        .map(JavaMethodCall::getName)
                        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static Set<String> writes(Stream<String> operations) {
        return operations
                .filter(operation -> !READING.matcher(operation).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
