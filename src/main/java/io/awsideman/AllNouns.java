package io.awsideman;

import io.awsideman.cli.Noun;
import io.awsideman.cli.Nouns;
import io.awsideman.cli.access.AccessCommands;
import io.awsideman.cli.account.AccountCommands;
import io.awsideman.cli.application.ApplicationCommands;
import io.awsideman.cli.assignment.AssignmentCommands;
import io.awsideman.cli.cache.CacheCommands;
import io.awsideman.cli.config.ConfigCommands;
import io.awsideman.cli.findings.FindingsCommands;
import io.awsideman.cli.group.GroupCommands;
import io.awsideman.cli.instance.InstanceCommands;
import io.awsideman.cli.org.OrgCommands;
import io.awsideman.cli.permissionset.PermissionSetCommands;
import io.awsideman.cli.profile.ProfileCommands;
import io.awsideman.cli.sandbox.SandboxCommands;
import io.awsideman.cli.shell.CompletionCommands;
import io.awsideman.cli.snapshot.SnapshotCommands;
import io.awsideman.cli.status.StatusCommands;
import io.awsideman.cli.user.UserCommands;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nouns of the command line; a new one has one line in each of the two methods. */
public final class AllNouns implements Nouns {
    @Override
    public Map<String, String> summaries() {
        Map<String, String> nouns = new LinkedHashMap<>();
        nouns.put("user", "List, find, create, update and delete users");
        nouns.put("group", "List, find, create, update and delete groups, and their members");
        nouns.put("permission-set", "List, find, create, change, provision and delete permission sets");
        nouns.put("assignment", "List, make and revoke assignments of permission sets in accounts");
        nouns.put("access", "Tell who can reach what, and how: people, accounts, permission sets, paths");
        nouns.put("snapshot", "Keep who can reach what in a file, and tell what has changed since");
        nouns.put("findings", "List what needs attention, and take orphaned assignments away");
        nouns.put("status", "Show whether credentials, instance and cache are well, and how much there is");
        nouns.put("account", "List and find the accounts of the organization");
        nouns.put("org", "Show the organization, its tree and its policies");
        nouns.put("application", "Show the applications and who may use them");
        nouns.put("instance", "Show the Identity Center instances and their attributes");
        nouns.put("cache", "Show, fill and clear the cache");
        nouns.put("profile", "Show, keep and choose the AWS profiles");
        nouns.put("config", "Show and change the configuration");
        nouns.put("sandbox", "Run and look after the embedded Identity Center");
        nouns.put("completion", "Print shell completion");
        nouns.put(HELP, "Show the help of a command: help user list");
        return nouns;
    }

    @Override
    public Noun verbsOf(String noun) {
        return switch (noun) {
            case "user" -> UserCommands.noun();
            case "group" -> GroupCommands.noun();
            case "permission-set" -> PermissionSetCommands.noun();
            case "assignment" -> AssignmentCommands.noun();
            case "access" -> AccessCommands.noun();
            case "snapshot" -> SnapshotCommands.noun();
            case "findings" -> FindingsCommands.noun();
            case "status" -> StatusCommands.noun();
            case "account" -> AccountCommands.noun();
            case "org" -> OrgCommands.noun();
            case "application" -> ApplicationCommands.noun();
            case "instance" -> InstanceCommands.noun();
            case "cache" -> CacheCommands.noun();
            case "profile" -> ProfileCommands.noun();
            case "config" -> ConfigCommands.noun();
            case "sandbox" -> SandboxCommands.noun();
            case "completion" -> CompletionCommands.noun();
            default -> Noun.of();
        };
    }
}
