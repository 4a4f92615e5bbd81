package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.Tag;

/** The accounts of the organization. Only the management account and delegated administrators may ask for them. */
public final class Accounts {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

    private final Supplier<OrganizationsClient> client;
    private final Supplier<List<Map<String, Object>>> listing;
    private final OrganizationAccess access;

    /**
     * @param client gives the client
     * @param listing all accounts, by the names of the API
     */
    public Accounts(Supplier<OrganizationsClient> client, Supplier<List<Map<String, Object>>> listing) {
        this.client = client;
        this.listing = listing;
        this.access = new OrganizationAccess(client);
    }

    /** All accounts, in the service's order. */
    public List<Account> list() {
        return access.explaining(listing).stream().map(Account::of).toList();
    }

    /**
     * The account with this id, name or e-mail address; exact matches only. An id costs one call, the others the listing.
     *
     * @throws AdminException NOT_FOUND if there is none, USAGE if there are several, naming them
     */
    public Account get(String nameOrId) {
        if (ACCOUNT_ID.matcher(nameOrId).matches()) {
            Optional<Account> account = describe(nameOrId);
            if (account.isPresent()) {
                return account.get();
            }
        }
        return choose(list(), nameOrId);
    }

    /**
     * The accounts with these ids, names or e-mail addresses, in this order, with the fewest calls.
     *
     * @throws AdminException as {@link #get} does, for the first one that is not found or is ambiguous
     */
    public List<Account> getAll(List<String> namesOrIds) {
        if (namesOrIds.size() < 2) {
            return namesOrIds.stream().map(this::get).toList();
        }
        List<Account> all = list();
        return namesOrIds.stream().map(nameOrId -> choose(all, nameOrId)).toList();
    }

    /** The tags of an account by their keys, in the order of the keys. */
    public Map<String, String> tags(String accountId) {
        return access.explaining(() ->
                client.get().listTagsForResourcePaginator(request -> request.resourceId(accountId)).tags().stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> second, TreeMap::new)));
    }

    /** The account with this id, if there is one. */
    Optional<Account> describe(String accountId) {
        try {
            return Optional.of(access.explaining(() -> Account.of(client.get()
                    .describeAccount(request -> request.accountId(accountId))
                    .account())));
        } catch (AccountNotFoundException e) {
            return Optional.empty();
        }
    }

    static Account choose(List<Account> accounts, String wanted) {
        List<Account> found =
                accounts.stream().filter(account -> account.id().equals(wanted)).toList();
        if (found.isEmpty()) {
            found = accounts.stream()
                    .filter(account -> account.name().equals(wanted) || wanted.equals(account.email()))
                    .toList();
        }
        if (found.isEmpty()) {
            throw new UnknownNameException(
                            List.of("account"),
                            wanted,
                            "give an account id, a name or an e-mail address; search with: awsideman account find TEXT")
                    .among(accounts.stream()
                            .flatMap(account -> Stream.of(account.name(), account.id()))
                            .collect(Collectors.toSet()));
        }
        if (found.size() > 1) {
            throw new AdminException(
                    FailureKind.USAGE,
                    found.size() + " accounts are called \"" + wanted + "\": "
                            + found.stream().map(Accounts::candidate).collect(Collectors.joining(", ")),
                    "give the account id instead");
        }
        return found.get(0);
    }

    private static String candidate(Account account) {
        return account.id() + " (" + account.name() + ", " + account.email() + ", " + account.state() + ")";
    }
}
