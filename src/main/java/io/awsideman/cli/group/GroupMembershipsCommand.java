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
            "  awsideman group memberships john.doe@example.com",
            "  awsideman group memberships jdoe --columns GroupName --output text"
        })
final class GroupMembershipsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    @Mixin
    private final LimitOption limit = new LimitOption();

    GroupMembershipsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        User found = session.users().get(user);
        List<Membership> memberships = session.groupMemberships().ofUser(found.id());
        Map<String, Group> groups = session.groups()
                .byIds(memberships.stream().map(Membership::groupId).toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Membership membership : memberships) {
            rows.add(row(membership, found, groups.get(membership.groupId())));
        }
        context.output().writeListing(rows, GroupColumns.MEMBERSHIPS, limit.count());
        return ExitStatus.OK;
    }

    /** A group that is gone has its id for a name. */
    private static Map<String, Object> row(Membership membership, User user, @Nullable Group group) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("GroupName", group == null ? membership.groupId() : group.name());
        if (group != null && group.description() != null) {
            row.put("Description", group.description());
        }
        row.put("UserName", user.userName());
        row.put("UserId", user.id());
        row.putAll(membership.attributes());
        return row;
    }
}
