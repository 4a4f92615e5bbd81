package io.awsideman.cli.user;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.User;
import io.awsideman.identitycenter.UserAttribute;
import io.awsideman.identitycenter.UserAttributes;
import io.awsideman.identitycenter.Users;
import io.awsideman.identitycenter.Written;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman user create --user-name jdoe --given-name Jane --family-name Doe --email j@example.com",
            "  awsideman user create --user-name jdoe --given-name Jane --family-name Doe --dry-run",
            "",
            "  The display name is given and family name unless --display-name says otherwise.",
            "  AWS sends the invitation only for users made in its console: reset the password there, or",
            "  use your identity provider."
        })
final class UserCreateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name to sign in with, the same as --user-name")
    private @Nullable String name;

    @Mixin
    private final UserAttributeOptions options = new UserAttributeOptions();

    UserCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        UserAttributes attributes = withDisplayName(options.attributes());
        Users users = context.session().users();
        if (context.isDryRun()) {
            users.requireFree(attributes, null);
            context.message("Would create the user " + attributes.texts().get(UserAttribute.USER_NAME)
                    + "; nothing was changed.");
            AttributeDiff.write(context, UserDiff.planned(Map.of(), attributes, List.of()));
            return ExitStatus.OK;
        }
        Written<User> created = users.create(attributes, context.host().clock().instant());
        User user = created.value();
        context.output().writeObject(user.attributes(), UserColumns.LAYOUT);
        context.message("Created the user " + user.userName() + " (" + user.id() + ").");
        NotShownYet.warn(context, "user", created.isShown());
        return ExitStatus.OK;
    }

    /** AWS requires these four of a user, but marks only some as required and explains none. */
    private UserAttributes withDisplayName(UserAttributes given) {
        Map<UserAttribute, String> texts = new EnumMap<>(UserAttribute.class);
        texts.putAll(given.texts());
        if (name != null) {
            String other = texts.put(UserAttribute.USER_NAME, name);
            if (other != null && !other.equals(name)) {
                throw new AdminException(
                        FailureKind.USAGE, "two user names are given: " + name + " and " + other, "give one of them");
            }
        }
        require(texts, UserAttribute.USER_NAME, "--user-name");
        String givenName = require(texts, UserAttribute.GIVEN_NAME, "--given-name");
        String familyName = require(texts, UserAttribute.FAMILY_NAME, "--family-name");
        texts.putIfAbsent(UserAttribute.DISPLAY_NAME, givenName + " " + familyName);
        return new UserAttributes(texts, given.emails(), given.phoneNumbers(), given.addresses());
    }

    private static String require(Map<UserAttribute, String> texts, UserAttribute attribute, String option) {
        String value = texts.get(attribute);
        if (value == null || value.isBlank()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    option + " is missing; AWS requires it of every user",
                    "add " + option + " NAME");
        }
        return value;
    }
}
