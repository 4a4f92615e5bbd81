package io.awsideman.cli.permissionset;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is probably behind a failure that AWS reports of work in an account; AWS's own words say little. */
final class FailureCause {
    private FailureCause() {}

    /** A remark after a blank, or nothing if there is none to make. */
    static String likely(@Nullable String reason) {
        String text = String.valueOf(reason).toLowerCase(Locale.ROOT);
        if (text.contains("403") || text.contains("not authorized") || text.contains("accessdenied")) {
            return " (likely cause: in the management account the caller needs the rights of IAM itself, such as"
                    + " iam:CreateRole and iam:UpdateSAMLProvider; a delegated administrator cannot do it there)";
        }
        if (text.contains("polic")
                && (text.contains("not exist") || text.contains("not found") || text.contains("404"))) {
            return " (likely cause: a customer-managed policy of the set is missing in that account; create it there first)";
        }
        if (text.contains("suspended")) {
            return " (likely cause: the account is suspended or closed)";
        }
        if (text.contains("internal service")) {
            return " (likely cause: a passing fault of AWS; run the command again)";
        }
        return "";
    }
}
