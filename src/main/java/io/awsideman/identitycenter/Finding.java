package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/**
 * Something that was found, and what it is about.
 *
 * @param detail for people, a sentence without its full stop
 * @param rememberedName of a user or group that is gone
 */
public record Finding(
        FindingCode code,
        String detail,
        @Nullable Account account,
        @Nullable PermissionSet permissionSet,
        @Nullable Principal principal,
        @Nullable String rememberedName) {

    static Finding of(FindingCode code, String detail, AccessGrant grant) {
        return new Finding(code, detail, grant.account(), grant.permissionSet(), grant.principal(), null);
    }

    /** @param rememberedName what the user or group was called when there was one, if that is known */
    static Finding orphan(AccessGrant grant, @Nullable String rememberedName) {
        return new Finding(
                FindingCode.ORPHANED_ASSIGNMENT,
                "the " + grant.assignment().principalType().word()
                        + (rememberedName == null ? "" : " " + rememberedName) + " no longer exists",
                grant.account(),
                grant.permissionSet(),
                grant.principal(),
                rememberedName);
    }

    static Finding of(FindingCode code, String detail, Principal principal) {
        return new Finding(code, detail, null, null, principal, null);
    }

    static Finding of(FindingCode code, String detail, PermissionSet set, @Nullable Account account) {
        return new Finding(code, detail, account, set, null, null);
    }
}
