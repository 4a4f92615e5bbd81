package io.awsideman.cli.shell;

import io.awsideman.cli.RecalledNames;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.Application;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an argument can be the name of, told by its label in the help. */
enum NameKind {
    USER("USER") {
        @Override
        Stream<String> names(Session session) {
            return RecalledNames.known(session, () -> session.users().stream()).map(User::userName);
        }
    },
    GROUP("GROUP") {
        @Override
        Stream<String> names(Session session) {
            return RecalledNames.known(session, () -> session.groups().stream()).map(Group::name);
        }
    },
    PRINCIPAL("PRINCIPAL") {
        @Override
        Stream<String> names(Session session) {
            return Stream.concat(USER.names(session), GROUP.names(session));
        }
    },
    PERMISSION_SET("PERMISSION_SET", "SET") {
        @Override
        Stream<String> names(Session session) {
            return RecalledNames.known(session, () -> session.permissionSets().list().stream())
                    .map(PermissionSet::name);
        }
    },
    /** Names and ids: both are what people have at hand. */
    ACCOUNT("ACCOUNT") {
        @Override
        Stream<String> names(Session session) {
            List<Account> accounts = RecalledNames.known(session, () -> session.accounts().list().stream())
                    .toList();
            return Stream.concat(
                    accounts.stream().map(Account::name), accounts.stream().map(Account::id));
        }
    },
    APPLICATION("APPLICATION") {
        @Override
        Stream<String> names(Session session) {
            return RecalledNames.known(session, () -> session.applications().list().stream())
                    .map(Application::name);
        }
    },
    PROFILE("PROFILE") {
        @Override
        Stream<String> names(Session session) {
            return Stream.concat(session.awsProfiles().all().keySet().stream(), Stream.of(Session.SANDBOX));
        }
    };

    private final Set<String> labels;

    NameKind(String... labels) {
        this.labels = Set.of(labels);
    }

    /** The names that are known without asking AWS; none where nothing is known. */
    abstract Stream<String> names(Session session);

    static Optional<NameKind> of(Argument argument) {
        if (argument.names().contains("--profile")) {
            return Optional.of(PROFILE);
        }
        String label = argument.label();
        return Arrays.stream(values())
                .filter(kind -> kind.labels.contains(label))
                .findFirst();
    }
}
