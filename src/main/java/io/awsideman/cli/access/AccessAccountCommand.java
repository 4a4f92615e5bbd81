package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access account payments-production",
            "  awsideman access account /Workloads/Production --permission-set AdministratorAccess",
            "  awsideman access account environment=production --output csv"
        })
final class AccessAccountCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = {
                "Account id, name or e-mail address; /PATH for all below an organizational unit;",
                "KEY=VALUE for all with a tag"
            })
    private @Nullable String account;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessAccountCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(AccessColumns.OF_PEOPLE);
        List<String> words = account == null ? List.of() : List.of(account);
        if (options.selection(context, words).isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "missing: an account",
                    "give an account, /PATH or KEY=VALUE; for all: awsideman access account /");
        }
        return new PeopleReport(context).tell(options.scope(context, words, List.of()), options.limit());
    }
}
