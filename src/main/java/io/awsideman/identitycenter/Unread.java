package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/**
 * Something that AWS refused to tell, without which an answer is not complete.
 *
 * @param accountId the account that it is about, {@code null} if it is about more than one
 * @param permissionSetArn the permission set, {@code null} if it is about more than one
 * @param groupId the group whose members are not known; {@code null} if it is about assignments
 * @param reason in AWS's words
 */
public record Unread(
        @Nullable String accountId, @Nullable String permissionSetArn, @Nullable String groupId, String reason) {}
