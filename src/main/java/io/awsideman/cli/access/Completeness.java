package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Unread;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether an answer about access is all there is, and if not, what it lacks. */
public final class Completeness {
    private static final int NAMED = 10;

    private final CommandContext context;
    private final List<Unread> unread;

    /** @param unread what the answer lacks */
    public Completeness(CommandContext context, List<Unread> unread) {
        this.context = context;
        this.unread = List.copyOf(unread);
    }

    /** In a few words, for the head of a document. */
    String words() {
        return unread.isEmpty() ? "yes" : "no: " + missing() + " could not be read";
    }

    /** Warns if it is not, tells how old it is if it is from the cache alone, and returns the exit code. */
    public int tell() {
        if (context.isOffline()) {
            context.message("AWS was not asked: the data " + DataAge.of(context).sentence() + ".");
        }
        if (unread.isEmpty()) {
            return ExitStatus.OK;
        }
        context.warn("the answer is not complete: " + missing() + " could not be read: "
                + unread.get(0).reason());
        return ExitStatus.PARTIAL;
    }

    private String missing() {
        List<String> accounts = unread.stream()
                .flatMap(each -> Stream.ofNullable(each.accountId()))
                .distinct()
                .toList();
        List<String> sets = unread.stream()
                .filter(each -> each.accountId() == null)
                .flatMap(each -> Stream.ofNullable(each.permissionSetArn()))
                .distinct()
                .toList();
        List<String> groups = unread.stream()
                .flatMap(each -> Stream.ofNullable(each.groupId()))
                .distinct()
                .toList();
        return Stream.of(
                        named("account", accounts, this::accountNames),
                        named("permission set", sets, Map::of),
                        named("group", groups, this::groupNames))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private Map<String, String> accountNames() {
        return context.session().accounts().list().stream().collect(Collectors.toMap(Account::id, Account::label));
    }

    private Map<String, String> groupNames() {
        return context.session().groups().list().stream().collect(Collectors.toMap(Group::id, Group::name));
    }

    private static String named(String what, List<String> ids, Supplier<Map<String, String>> known) {
        if (ids.isEmpty()) {
            return "";
        }
        Map<String, String> names = known.get();
        String first =
                ids.stream().limit(NAMED).map(id -> names.getOrDefault(id, id)).collect(Collectors.joining(", "));
        int more = ids.size() - NAMED;
        return ids.size() + " " + what + (ids.size() == 1 ? "" : "s") + " (" + first
                + (more > 0 ? " and " + more + " more" : "") + ")";
    }
}
