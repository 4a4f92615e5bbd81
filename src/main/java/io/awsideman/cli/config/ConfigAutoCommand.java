package io.awsideman.cli.config;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.ConfigEdit;
import io.awsideman.config.ConfigEditor;
import io.awsideman.config.ProfileConfig;
import io.awsideman.identitycenter.FoundInstances;
import io.awsideman.identitycenter.FoundInstances.Located;
import io.awsideman.session.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman config auto                  finds region, instance and identity store, and asks",
            "  awsideman config auto --dry-run        shows what it would write",
            "  awsideman config auto --profile prod --yes",
            "",
            "  Writes the section profiles.NAME of the profile in use. Looks in the region in use first, and",
            "  then in every other one that may be the home region."
        })
final class ConfigAutoCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Profile"),
            Column.of("Region"),
            Column.of("InstanceArn"),
            Column.of("IdentityStoreId"),
            Column.of("Written"),
            Column.of("Path"));

    private final CommandContext context;

    ConfigAutoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        FoundInstances instances = session.instanceSearch().search();
        Located found = instances.choose(context.instanceArn());
        if (!instances.refused().isEmpty()) {
            context.warn("an instance elsewhere would not be seen" + instances.refusals());
        }
        String profile = session.profileName();
        ProfileConfig values = new ProfileConfig(
                found.region(), found.instance().arn(), found.instance().identityStoreId());
        Path file = session.home().configFile();
        ConfigEdit edit = new ConfigEditor(file).edit().setProfile(profile, values);
        boolean changes = !edit.after().equals(edit.before());
        context.message((changes ? "The section profiles." : "Nothing to change in the section profiles.") + profile
                + " of " + file + (changes ? " changes:" : "."));
        if (changes) {
            showChanges(session.configuration().profiles().get(profile), values);
        }
        boolean write = changes && !context.isDryRun();
        if (write) {
            context.confirm("Write this?");
            edit.write();
        }
        context.output().writeObject(result(profile, values, file, write), LAYOUT);
        if (changes) {
            context.message(write ? "Wrote " + file + "." : "Would write " + file + "; nothing was changed.");
        }
        return ExitStatus.OK;
    }

    private void showChanges(@Nullable ProfileConfig before, ProfileConfig after) {
        showChange("region", before == null ? null : before.region(), after.region());
        showChange("sso_instance_arn", before == null ? null : before.ssoInstanceArn(), after.ssoInstanceArn());
        showChange("identity_store_id", before == null ? null : before.identityStoreId(), after.identityStoreId());
    }

    private void showChange(String key, @Nullable String before, @Nullable String after) {
        if (before != null && !before.equals(after)) {
            context.message("- " + key + ": " + before);
        }
        context.message((after != null && after.equals(before) ? "  " : "+ ") + key + ": " + after);
    }

    private static Map<String, Object> result(String profile, ProfileConfig values, Path file, boolean written) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Profile", profile);
        result.put("Region", String.valueOf(values.region()));
        result.put("InstanceArn", String.valueOf(values.ssoInstanceArn()));
        result.put("IdentityStoreId", String.valueOf(values.identityStoreId()));
        result.put("Path", file.toString());
        result.put("Written", written);
        return result;
    }
}
