package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;

/**
 * Which accounts are meant.
 *
 * @param names accounts by id, name or e-mail address, and everything below organizational units by path ({@code /Workloads})
 *     or id; several may be in one text, separated by commas
 * @param every whether all accounts are meant
 * @param tags what the accounts must be tagged with, each by its key; alone, of all accounts
 */
public record AccountSelection(List<String> names, boolean every, Map<String, String> tags) {
    public AccountSelection {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
    }

    /** Whether nothing is said about accounts. */
    public boolean isEmpty() {
        return names.isEmpty() && !every && tags.isEmpty();
    }
}
