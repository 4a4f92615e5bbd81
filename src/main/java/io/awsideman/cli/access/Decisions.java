package io.awsideman.cli.access;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccountAssignment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What reviewers have written under {@code Decision}. */
final class Decisions {
    private static final Set<String> REVOKE = Set.of("revoke", "remove");
    private static final Set<String> KEEP = Set.of("", "keep", "approve");

    private final Path file;
    private final String instanceArn;
    private final Map<AccountAssignment, Set<String>> revoked = new LinkedHashMap<>();
    private int rows;

    /** @param instanceArn of which the review has to be */
    Decisions(Path file, String instanceArn) {
        this.file = file;
        this.instanceArn = instanceArn;
    }

    /**
     * By assignments, the ids of the users that shall lose it; none for one whose user or group is gone.
     *
     * @throws AdminException USAGE if a decision is none, or is about another instance; nothing is decided then
     */
    Map<AccountAssignment, Set<String>> revoked() {
        new ReviewFile(file).forEach(this::read);
        return revoked;
    }

    /** How many rows say that something shall be revoked. */
    int rows() {
        return rows;
    }

    private void read(ReviewRow row) {
        String decision = row.text(ReviewColumns.DECISION).toLowerCase(Locale.ROOT);
        if (KEEP.contains(decision)) {
            return;
        }
        if (!REVOKE.contains(decision)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "the decision \"" + row.text(ReviewColumns.DECISION) + "\" about "
                            + String.join(
                                    ", ",
                                    row.described().values().stream()
                                            .map(Object::toString)
                                            .toList())
                            + " is not known; nothing was done",
                    "write revoke or remove, keep or approve, or nothing");
        }
        String instance = row.text("InstanceArn");
        if (!instance.isEmpty() && !instance.equals(instanceArn)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "the review is of the instance " + instance + ", and this is " + instanceArn + "; nothing was done",
                    "choose the profile that the review was made with, or --instance-arn");
        }
        rows++;
        Set<String> users = revoked.computeIfAbsent(row.assignment(), assignment -> new LinkedHashSet<>());
        if (!row.userId().isEmpty()) {
            users.add(row.userId());
        }
    }
}
