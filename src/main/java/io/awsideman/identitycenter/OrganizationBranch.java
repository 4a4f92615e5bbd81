package io.awsideman.identitycenter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of the organization's tree: a unit and everything below it.
 *
 * @param accounts those directly in the unit, by name
 * @param branches the units directly in the unit, by name
 */
public record OrganizationBranch(OrganizationalUnit unit, List<Account> accounts, List<OrganizationBranch> branches) {

    /** This branch and all below it, each before its own branches. */
    public Stream<OrganizationBranch> flattened() {
        return Stream.concat(Stream.of(this), branches.stream().flatMap(OrganizationBranch::flattened));
    }

    /** The accounts of this unit and of all units below it. */
    public List<Account> allAccounts() {
        return flattened().flatMap(branch -> branch.accounts().stream()).toList();
    }

    /** The path of the unit that an account is in, by the account's id, for all accounts here and below. */
    public Map<String, String> pathsByAccountId() {
        Map<String, String> paths = new LinkedHashMap<>();
        flattened().forEach(branch -> branch.accounts()
                .forEach(account -> paths.put(account.id(), branch.unit().path())));
        return paths;
    }
}
