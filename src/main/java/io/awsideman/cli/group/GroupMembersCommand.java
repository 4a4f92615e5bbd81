package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Membership;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman group members Developers",
            "  awsideman group members Developers --columns UserName --output text",
            "  awsideman group members Developers --output json"
        })
final class GroupMembersCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    @Mixin
    private final LimitOption limit = new LimitOption();

    GroupMembersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        Group found = session.groups().get(group);
        List<Membership> memberships = session.groupMemberships().ofGroup(found.id());
        Map<String, User> users = session.users()
                .byIds(memberships.stream().map(Membership::userId).toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Membership membership : memberships) {
            rows.add(row(membership, users.get(membership.userId())));
        }
        context.output().writeListing(rows, GroupColumns.MEMBERS, limit.count());
        return ExitStatus.OK;
    }

    /** A user that is gone has its id for a name. */
    private static Map<String, Object> row(Membership membership, @Nullable User user) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("UserName", user == null ? membership.userId() : user.userName());
        row.put("UserId", membership.userId());
        for (String field : List.of("DisplayName", "UserStatus")) {
            Object value = user == null ? null : user.attributes().get(field);
            if (value != null) {
                row.put(field, value);
            }
        }
        row.putAll(membership.attributes());
        return row;
    }
}
