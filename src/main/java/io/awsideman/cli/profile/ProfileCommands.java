package io.awsideman.cli.profile;

import io.awsideman.cli.Noun;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The verbs of {@code profile}. */
public final class ProfileCommands {
    static final TableLayout LAYOUT = TableLayout.of(
            "There is no AWS profile.",
            Column.of("Profile"),
            Column.of("Credentials"),
            Column.of("Region"),
            Column.of("AccountId"),
            Column.of("RoleName"),
            Column.of("Current"));

    private ProfileCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("list", "List the AWS profiles, and the sandbox", ProfileListCommand.class),
                Noun.verb("show", "Show what a profile means for awsideman", ProfileShowCommand.class));
    }

    /** A profile as data; never a secret of it. */
    static Map<String, Object> row(Session session, String name, Map<String, String> settings) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Profile", name);
        row.put("Credentials", credentials(settings));
        put(row, "Region", settings.get("region"));
        put(row, "AccountId", settings.getOrDefault("sso_account_id", account(settings.get("role_arn"))));
        put(row, "RoleName", settings.getOrDefault("sso_role_name", role(settings.get("role_arn"))));
        row.put("Current", name.equals(session.profileName()));
        return row;
    }

    /** The built-in profile. */
    static Map<String, String> sandbox() {
        return Map.of("region", "us-east-1");
    }

    private static String credentials(Map<String, String> settings) {
        if (settings.containsKey("sso_account_id")) {
            return settings.containsKey("sso_session") ? "sso_session" : "sso";
        }
        for (String kind : new String[] {"role_arn", "credential_process", "aws_access_key_id"}) {
            if (settings.containsKey(kind)) {
                return kind;
            }
        }
        return "none";
    }

    private static String account(@Nullable String roleArn) {
        return roleArn == null || roleArn.split(":").length < 6 ? "" : roleArn.split(":")[4];
    }

    private static String role(@Nullable String roleArn) {
        return roleArn == null ? "" : roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    private static void put(Map<String, Object> row, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            row.put(name, value);
        }
    }
}
