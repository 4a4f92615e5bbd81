package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.PeopleWithAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman access matrix --output csv",
            "  awsideman access matrix --ou /Workloads/Production",
            "  awsideman access matrix --permission-set AdministratorAccess --output json"
        })
final class AccessMatrixCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessMatrixCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(AccessColumns.MATRIX);
        Access access = context.session().access();
        PeopleWithAccess people = access.ofEverybody(options.scope(context));
        context.output()
                .writeListing(
                        AccessRows.of(people.byPerson(), AccessRows::person), AccessColumns.MATRIX, options.limit());
        return new Completeness(context, access.unread()).tell();
    }
}
