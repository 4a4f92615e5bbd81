package io.awsideman.cli.profile;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.ProfileConfig;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile, wherever it is defined.
 *
 * @param aws its settings in the AWS configuration files, {@code null} if it is not there
 * @param kept what our configuration says about it, {@code null} if nothing
 */
record Profile(String name, @Nullable Map<String, String> aws, @Nullable ProfileConfig kept) {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There is no AWS profile.",
                    Column.of("Profile"),
                    Column.of("Credentials"),
                    Column.of("Region"),
                    Column.of("AccountId"),
                    Column.of("RoleName"),
                    Column.of("Sources"),
                    Column.of("Default"),
                    Column.of("Current"))
            .with(Column.of("InstanceArn"), Column.of("IdentityStoreId"));

    /** What has been removed, or would be. */
    static final TableLayout REMOVED = LAYOUT.with(Column.of("Removed"));

    boolean isSandbox() {
        return name.equals(Session.SANDBOX);
    }

    /** This profile with other things kept of it. */
    Profile keeping(ProfileConfig other) {
        return new Profile(name, aws, other);
    }

    /**
     * The profile as data; never a secret of it.
     *
     * @param isDefault whether the configuration names it as the default
     * @param isCurrent whether a command without options uses it
     */
    Map<String, Object> row(boolean isDefault, boolean isCurrent) {
        Map<String, String> settings = aws == null ? Map.of() : aws;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Profile", name);
        row.put("Credentials", credentials(settings));
        put(row, "Region", region(settings));
        put(row, "AccountId", settings.getOrDefault("sso_account_id", account(settings.get("role_arn"))));
        put(row, "RoleName", settings.getOrDefault("sso_role_name", role(settings.get("role_arn"))));
        put(row, "InstanceArn", kept == null ? null : kept.ssoInstanceArn());
        put(row, "IdentityStoreId", kept == null ? null : kept.identityStoreId());
        row.put("Sources", sources());
        row.put("Default", isDefault);
        row.put("Current", isCurrent);
        return row;
    }

    private List<String> sources() {
        List<String> sources = new ArrayList<>();
        if (isSandbox()) {
            sources.add("built-in");
        }
        if (aws != null) {
            sources.add("aws");
        }
        if (kept != null) {
            sources.add("awsideman");
        }
        return sources;
    }

    private @Nullable String region(Map<String, String> settings) {
        if (isSandbox()) {
            return "us-east-1";
        }
        return kept != null && kept.region() != null ? kept.region() : settings.get("region");
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
