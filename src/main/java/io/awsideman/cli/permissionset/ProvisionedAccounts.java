package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.Dispensable;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Provisioning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts that a permission set is provisioned to, with their names where the caller may know them. */
final class ProvisionedAccounts {
    private static final String LATEST = "LATEST_PERMISSION_SET_PROVISIONED";
    private static final String OLDER = "LATEST_PERMISSION_SET_NOT_PROVISIONED";

    private final CommandContext context;

    ProvisionedAccounts(CommandContext context) {
        this.context = context;
    }

    /** A row for each account: AccountId, AccountName, ProvisioningStatus. */
    List<Map<String, Object>> rows(Provisioning provisioning, PermissionSet set) {
        Map<String, Boolean> accounts = provisioning.accounts(set);
        Map<String, String> names = names(accounts.keySet());
        List<Map<String, Object>> rows = new ArrayList<>();
        accounts.forEach((id, latest) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("AccountId", id);
            if (names.containsKey(id)) {
                row.put("AccountName", names.get(id));
            }
            row.put("ProvisioningStatus", latest ? LATEST : OLDER);
            rows.add(row);
        });
        return rows;
    }

    /** Names and ids of accounts on one line. */
    String labels(Collection<String> ids) {
        Map<String, String> names = names(ids);
        return String.join(
                ", ",
                ids.stream()
                        .map(id -> names.containsKey(id) ? names.get(id) + " (" + id + ")" : id)
                        .toList());
    }

    /** Names by id. Who may manage permission sets need not be allowed to list the accounts: then there are none. */
    Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        List<Account> accounts = new Dispensable(context)
                .read(
                        "names of the accounts",
                        () -> context.session().accounts().list())
                .orElse(List.of());
        for (Account account : accounts) {
            if (ids.contains(account.id())) {
                names.put(account.id(), account.name());
            }
        }
        return names;
    }

    /** Whether a row is about an account with an older version. */
    static boolean isOutdated(Map<String, Object> row) {
        return OLDER.equals(row.get("ProvisioningStatus"));
    }
}
