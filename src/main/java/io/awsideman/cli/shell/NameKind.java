package io.awsideman.cli.shell;

import io.awsideman.cli.RecalledNames;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.identitycenter.Account;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What an argument can be the name of, told by its label in the help. */
enum NameKind {
    USER("USER") {
        @Override
        void names(Session session, Consumer<String> taker) {
            RecalledNames.users(session, taker);
        }
    },
    GROUP("GROUP") {
        @Override
        void names(Session session, Consumer<String> taker) {
            RecalledNames.groups(session, taker);
        }
    },
    PRINCIPAL("PRINCIPAL") {
        @Override
        void names(Session session, Consumer<String> taker) {
            USER.names(session, taker);
            GROUP.names(session, taker);
        }
    },
    PERMISSION_SET("PERMISSION_SET", "SET") {
        @Override
        void names(Session session, Consumer<String> taker) {
            RecalledNames.known(
                    session,
                    () -> session.permissionSets().list().iterator(),
                    permissionSet -> taker.accept(permissionSet.name()));
        }
    },
    /** Names and ids: both are what people have at hand. */
    ACCOUNT("ACCOUNT") {
        @Override
        void names(Session session, Consumer<String> taker) {
            List<Account> accounts = new ArrayList<>();
            RecalledNames.known(session, () -> session.accounts().list().iterator(), accounts::add);
            accounts.forEach(account -> taker.accept(account.name()));
            accounts.forEach(account -> taker.accept(account.id()));
        }
    },
    APPLICATION("APPLICATION") {
        @Override
        void names(Session session, Consumer<String> taker) {
            RecalledNames.known(
                    session,
                    () -> session.applications().list().iterator(),
                    application -> taker.accept(application.name()));
        }
    },
    PROFILE("PROFILE") {
        @Override
        void names(Session session, Consumer<String> taker) {
            session.awsProfiles().all().keySet().forEach(taker);
            taker.accept(Session.SANDBOX);
        }
    };

    private final Set<String> labels;

    NameKind(String... labels) {
        this.labels = Set.of(labels);
    }

    /** Hands over the names that are known without asking AWS; none where nothing is known. */
    abstract void names(Session session, Consumer<String> taker);

    static Optional<NameKind> of(Argument argument) {
        if (argument.names().contains("--profile")) {
            return Optional.of(PROFILE);
        }
        String label = argument.label();
        for (NameKind kind : values()) {
            if (kind.labels.contains(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
