package io.awsideman.identitycenter;

/**
 * What a policy of the organization can be attached to.
 *
 * @param id {@code r-…}, {@code ou-…} or 12 digits
 * @param type as the API spells it: {@code ROOT}, {@code ORGANIZATIONAL_UNIT} or {@code ACCOUNT}
 * @param path of the root or unit itself, or of the unit that the account is in
 */
public record PolicyTarget(String id, String name, String type, String path) {

    public static PolicyTarget of(OrganizationalUnit unit) {
        return new PolicyTarget(unit.id(), unit.name(), unit.isRoot() ? "ROOT" : "ORGANIZATIONAL_UNIT", unit.path());
    }

    /** @param unit where the account is */
    public static PolicyTarget of(Account account, OrganizationalUnit unit) {
        return new PolicyTarget(account.id(), account.name(), "ACCOUNT", unit.path());
    }
}
