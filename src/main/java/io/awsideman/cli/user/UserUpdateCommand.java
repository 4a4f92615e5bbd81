package io.awsideman.cli.user;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.ExternalProvider;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.User;
import io.awsideman.identitycenter.UserAttribute;
import io.awsideman.identitycenter.UserAttributes;
import io.awsideman.identitycenter.Users;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman user update jdoe --title 'Head of Platform' --email jane.roe@example.com",
            "  awsideman user update jdoe --family-name Roe --dry-run",
            "  awsideman user update jdoe --remove nickName"
        })
final class UserUpdateCommand implements Callable<Integer> {
    private static final List<String> LISTS = List.of("emails", "phoneNumbers", "addresses");

    private final CommandContext context;

    @Parameters(paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    @Mixin
    private final UserAttributeOptions options = new UserAttributeOptions();

    @Option(
            names = "--remove",
            paramLabel = "ATTRIBUTE",
            split = ",",
            description = "Attributes to take away, such as nickName, title or phoneNumbers")
    private List<String> removed = List.of();

    UserUpdateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        UserAttributes changes = options.attributes();
        List<String> paths = removed.stream().map(UserUpdateCommand::path).toList();
        if (changes.isEmpty() && paths.isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE, "no change is given", "name what to change, as in --title 'Head of Platform'");
        }
        Users users = context.session().users();
        User before = users.fresh().get(user);
        ExternalProvider.warn(context, "user " + before.userName(), before.externalIssuers());
        List<Map<String, Object>> planned = UserDiff.planned(
                before.attributes(),
                changes,
                paths.stream().map(UserUpdateCommand::field).toList());
        if (planned.isEmpty()) {
            AttributeDiff.write(context, planned);
            return ExitStatus.OK;
        }
        if (context.isDryRun()) {
            users.requireFree(changes, before.id());
            context.message("Would update the user " + before.userName() + "; nothing was changed.");
            AttributeDiff.write(context, planned);
            return ExitStatus.OK;
        }
        Optional<User> after = users.update(before.id(), changes, paths);
        AttributeDiff.write(
                context,
                after.map(user -> AttributeDiff.done(before.attributes(), user.attributes(), planned))
                        .orElse(planned));
        context.message("Updated the user " + after.orElse(before).userName() + " (" + before.id() + ").");
        NotShownYet.warn(context, "user", after.isPresent());
        return ExitStatus.OK;
    }

    private static String path(String name) {
        Stream<UserAttribute> optional =
                Arrays.stream(UserAttribute.values()).filter(attribute -> !attribute.isRequired());
        List<String> known =
                Stream.concat(optional.map(UserAttribute::path), LISTS.stream()).toList();
        requireOptional(name.strip());
        return known.stream()
                .filter(path -> path.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new AdminException(
                        FailureKind.USAGE,
                        "--remove: a user has no attribute \"" + name + "\"",
                        "attributes: " + String.join(", ", known)));
    }

    private static void requireOptional(String name) {
        for (UserAttribute attribute : UserAttribute.values()) {
            if (attribute.isRequired() && attribute.path().equalsIgnoreCase(name)) {
                throw new AdminException(
                        FailureKind.USAGE,
                        "--remove: " + attribute.path() + " cannot be taken away; AWS requires it of every user",
                        "give another one with " + UserAttributeOptions.option(attribute));
            }
        }
    }

    private static String field(String path) {
        return Arrays.stream(UserAttribute.values())
                .filter(attribute -> attribute.path().equals(path))
                .map(UserAttribute::field)
                .findFirst()
                .orElseGet(() -> Character.toUpperCase(path.charAt(0)) + path.substring(1));
    }
}
