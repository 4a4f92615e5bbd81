package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.assignment.AccountOptions;
import io.awsideman.cli.assignment.PermissionSetOptions;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AccountSelection;
import io.awsideman.identitycenter.PermissionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;

/** What a question about access is limited to: accounts, organizational units, tags, permission sets, and a number of rows. */
final class AccessOptions {
    private static final Pattern TAG = Pattern.compile("[^/=]+=.*");

    @Mixin
    private final PermissionSetOptions permissionSets = new PermissionSetOptions();

    @Mixin
    private final AccountOptions accounts = new AccountOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    /** How many rows to show at most. */
    int limit() {
        return limit.count();
    }

    /** Whether the options, or these words for accounts, limit anything. */
    boolean areGiven(CommandContext context, List<String> accountWords) {
        return permissionSets.areGiven() || !selection(context, accountWords).isEmpty();
    }

    /** What the options say. */
    AccessScope scope(CommandContext context) {
        return scope(context, List.of(), List.of());
    }

    /**
     * What the options say, of these besides.
     *
     * @param accountWords accounts, units, or tags as {@code KEY=VALUE}
     * @param setWords permission sets
     */
    AccessScope scope(CommandContext context, List<String> accountWords, List<String> setWords) {
        AccountSelection selection = selection(context, accountWords);
        Optional<List<PermissionSet>> sets = permissionSets.areGiven() || !setWords.isEmpty()
                ? Optional.of(permissionSets.resolve(context.session().permissionSets(), setWords))
                : Optional.empty();
        Optional<List<Account>> chosen = selection.isEmpty()
                ? Optional.empty()
                : Optional.of(context.session().assignments().accounts().select(selection));
        return new AccessScope(chosen, sets);
    }

    /** Which accounts are meant. */
    AccountSelection selection(CommandContext context, List<String> words) {
        AccountSelection said = accounts.selection(
                context, false, words.stream().filter(word -> !isTag(word)).toList());
        Map<String, String> tags = new LinkedHashMap<>(said.tags());
        words.stream()
                .filter(AccessOptions::isTag)
                .map(word -> word.split("=", 2))
                .forEach(tag -> tags.put(tag[0], tag[1]));
        return new AccountSelection(said.names(), said.every(), tags);
    }

    private static boolean isTag(String word) {
        return TAG.matcher(word).matches();
    }
}
