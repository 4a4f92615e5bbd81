package io.awsideman.cli.permissionset;

import io.awsideman.cli.Cli;
import java.nio.file.Path;

/** A sandbox for tests about permission sets. */
final class PermissionSetSandbox {
    private PermissionSetSandbox() {}

    /** One without any permission set. */
    static Cli empty(Path home) {
        Cli cli = Cli.inSandbox(home);
        cli.run("sandbox seed --users 3 --groups 1 --permission-sets 0 --assignments 0 --yes")
                .ok();
        return cli;
    }
}
