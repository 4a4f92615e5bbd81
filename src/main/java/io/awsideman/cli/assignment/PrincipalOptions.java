package io.awsideman.cli.assignment;

import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalResolver;
import io.awsideman.identitycenter.PrincipalType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which users and groups. */
final class PrincipalOptions {
    private final List<String> principals = new ArrayList<>();

    @Option(
            names = "--user",
            order = 2,
            paramLabel = "USER",
            description = "User name, e-mail address or id; several by repeating it")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--group",
            order = 3,
            paramLabel = "GROUP",
            description = "Display name or id of a group; several by repeating it")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--principal",
            order = 4,
            paramLabel = "PRINCIPAL",
            description = "User or group, whichever has the name")
    void principal(String value) {
        principals.add(value);
    }

    @Option(
            names = "--principal-type",
            order = 4,
            paramLabel = "TYPE",
            description = "USER or GROUP, where a user and a group have the same name")
    private @Nullable PrincipalType type;

    @Option(
            names = {"--principal-id", "--principal-name"},
            hidden = true)
    void alsoPrincipal(String value) {
        principal(value);
    }

    boolean areGiven() {
        return !users.isEmpty() || !groups.isEmpty() || !principals.isEmpty();
    }

    /** The users and groups that are meant, with these besides. */
    List<Principal> resolve(PrincipalResolver resolver, List<String> more) {
        return resolve(resolver::get, more);
    }

    /** The same, but an id may be that of a user or group that is gone. */
    List<Principal> resolveAlsoDeleted(PrincipalResolver resolver, List<String> more) {
        return resolve(resolver::getOrDeleted, more);
    }

    private List<Principal> resolve(BiFunction<String, @Nullable PrincipalType, Principal> find, List<String> more) {
        Set<Principal> found = new LinkedHashSet<>();
        users.forEach(user -> found.add(find.apply(user, PrincipalType.USER)));
        groups.forEach(group -> found.add(find.apply(group, PrincipalType.GROUP)));
        more.forEach(name -> found.add(find.apply(name, type)));
        principals.forEach(name -> found.add(find.apply(name, type)));
        return List.copyOf(found);
    }
}
