package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman user find doe                     in any attribute, upper and lower case alike",
            "  awsideman user find --regex '^j.*@example'  a regular expression",
            "  awsideman user find engineer --output json"
        })
final class UserFindCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "TEXT", description = "What to look for in all attributes of the users")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String text;

    @Option(
            names = {"-e", "--regex"},
            description = "TEXT is a regular expression (java.util.regex)")
    private boolean regex;

    @Mixin
    private final LimitOption limit = new LimitOption();

    UserFindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Predicate<String> matches = pattern().asPredicate();
        List<Map<String, Object>> rows = context.session().users().list().stream()
                .map(User::attributes)
                .filter(attributes -> anyText(attributes, matches))
                .toList();
        context.output().writeListing(limit.apply(rows), UserColumns.LAYOUT);
        return ExitStatus.OK;
    }

    private Pattern pattern() {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        try {
            return Pattern.compile(text, regex ? flags : flags | Pattern.LITERAL);
        } catch (PatternSyntaxException e) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "TEXT: " + e.getDescription() + " near position " + e.getIndex() + " of the regular expression",
                    "correct it, or leave --regex out to look for the text as it is",
                    e);
        }
    }

    private static boolean anyText(Object value, Predicate<String> matches) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(element -> anyText(element, matches));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(element -> anyText(element, matches));
        }
        return value instanceof String string && matches.test(string);
    }
}
