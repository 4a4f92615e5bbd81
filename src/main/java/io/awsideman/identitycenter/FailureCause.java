package io.awsideman.identitycenter;

import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lies behind the reasons that AWS gives for a change that has failed; the words are from its documents and field reports. */
public enum FailureCause {
    MANAGEMENT_ACCOUNT(
            FailureKind.NOT_AUTHORIZED,
            "in the management account AWS acts with the rights of the caller, who needs iam:CreateRole, iam:PutRolePolicy,"
                    + " iam:AttachRolePolicy, iam:*SAMLProvider and the like",
            "samlprovider"),
    SUSPENDED(
            FailureKind.CONFLICT,
            "a suspended or closed account cannot be changed; reopen it, or leave it out",
            "suspended",
            "closed"),
    DENIED(
            FailureKind.NOT_AUTHORIZED,
            "AWS's own role is refused in the account: look for a service control policy or a quota that forbids IAM changes",
            "403",
            "access denied",
            "accessdenied",
            "not authorized"),
    POLICY_MISSING(
            FailureKind.CONFLICT,
            "a customer-managed policy or permissions boundary of the permission set must exist in the account, with the same"
                    + " name and path, before the set is assigned there",
            "policy",
            "boundary"),
    QUOTA(
            FailureKind.CONFLICT,
            "a quota of IAM or of IAM Identity Center is used up in the account",
            "quota",
            "limit exceeded",
            "limitexceeded"),
    INTERNAL(
            FailureKind.UNAVAILABLE,
            "a fault of AWS that most often passes: run the command again, it does only what is missing",
            "internal");

    private final FailureKind kind;
    private final String explanation;
    private final List<String> words;

    FailureCause(FailureKind kind, String explanation, String... words) {
        this.kind = kind;
        this.explanation = explanation;
        this.words = List.of(words);
    }

    /** What kind of failure it makes of the change. */
    public FailureKind kind() {
        return kind;
    }

    /** One sentence for the administrator. */
    public String explanation() {
        return explanation;
    }

    /** A FailureReason with its likely cause, if its words are known. */
    public static String explained(String failureReason) {
        return failureReason
                + of(failureReason)
                        .map(cause -> " (likely cause: " + cause.explanation() + ")")
                        .orElse("");
    }

    /** The likely cause behind a FailureReason, if its words are known. */
    public static Optional<FailureCause> of(String failureReason) {
        String reason = failureReason.toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(cause -> cause.words.stream().anyMatch(reason::contains))
                .findFirst();
    }
}
