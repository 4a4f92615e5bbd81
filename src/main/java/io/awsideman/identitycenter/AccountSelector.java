package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the accounts that are meant, with the fewest calls: a single id is described, anything else needs the listing. */
public final class AccountSelector {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern UNIT = Pattern.compile("/.*|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");

    private final Accounts accounts;
    private final OrganizationTree tree;
    private final ParallelReads reads;

    public AccountSelector(Accounts accounts, OrganizationTree tree, ParallelReads reads) {
        this.accounts = accounts;
        this.tree = tree;
        this.reads = reads;
    }

    /**
     * The accounts, each once, by name and then by id; suspended ones among them.
     *
     * @throws io.awsideman.failure.AdminException NOT_FOUND for a name that no account or unit has, USAGE for one that several
     *     accounts have, naming them
     */
    public List<Account> select(AccountSelection selection) {
        Map<String, Account> selected = new LinkedHashMap<>();
        candidates(selection).forEach(account -> selected.put(account.id(), account));
        return tagged(selected, selection.tags()).stream()
                .sorted(Comparator.comparing(Account::name).thenComparing(Account::id))
                .toList();
    }

    private List<Account> candidates(AccountSelection selection) {
        List<String> names = selection.names();
        if (selection.every() || names.isEmpty()) {
            return accounts.list();
        }
        if (names.size() == 1 && ACCOUNT_ID.matcher(names.get(0)).matches()) {
            return List.of(accounts.get(names.get(0)));
        }
        List<Account> found = new ArrayList<>();
        List<Account> all = names.stream().allMatch(AccountSelector::isUnit) ? List.of() : accounts.list();
        Set<String> known = all.stream().map(Account::name).collect(Collectors.toSet());
        for (String name : names) {
            // A name may have commas itself; then it is not a list.
            Stream<String> parts = known.contains(name) || isUnit(name)
                    ? Stream.of(name)
                    : Arrays.stream(name.split(",")).map(String::strip).filter(part -> !part.isEmpty());
            parts.forEach(part -> {
                if (isUnit(part)) {
                    found.addAll(tree.branch(part).allAccounts());
                } else {
                    found.add(Accounts.choose(all, part));
                }
            });
        }
        return found;
    }

    private static boolean isUnit(String name) {
        return UNIT.matcher(name).matches();
    }

    private List<Account> tagged(Map<String, Account> selected, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return List.copyOf(selected.values());
        }
        return reads
                .map(
                        "Reading tags of accounts",
                        selected.keySet(),
                        id -> accounts.tags(id).entrySet().containsAll(tags.entrySet()) ? id : "")
                .stream()
                .filter(selected::containsKey)
                .map(id -> Objects.requireNonNull(selected.get(id)))
                .toList();
    }
}
