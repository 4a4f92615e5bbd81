package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search over regions has found.
 *
 * @param asked how many regions were asked
 * @param refused the regions that did not answer, and why
 */
public record FoundInstances(List<Located> found, int asked, Map<String, String> refused) {
    /** An instance and the region that lists it. */
    public record Located(String region, Instance instance) {}

    /**
     * The instance asked for, or the only one.
     *
     * @param wanted an ARN, or {@code null} to take the only one
     * @throws AdminException NOT_FOUND if there is none, USAGE if there are several and none was asked for
     */
    public Located choose(@Nullable String wanted) {
        List<Located> matching = found.stream()
                .filter(each -> wanted == null || each.instance().arn().equals(wanted))
                .toList();
        if (matching.isEmpty()) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    (wanted == null ? "no Identity Center instance" : "no instance " + wanted) + " was found in "
                            + (asked == 1 ? "this region" : asked + " regions") + refusals(),
                    found.isEmpty()
                            ? "use a profile of the management account or of a delegated administrator, with the"
                                    + " permission sso:ListInstances"
                            : "choose from " + listed());
        }
        if (matching.stream().map(each -> each.instance().arn()).distinct().count() > 1) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "there are " + found.size() + " Identity Center instances: " + listed(),
                    "choose one with --instance-arn");
        }
        return matching.get(0);
    }

    /** The regions that refused to answer as the end of a sentence; empty if none did. */
    public String refusals() {
        return refused.isEmpty()
                ? ""
                : "; AWS refused to answer in "
                        + refused.entrySet().stream()
                                .map(refusal -> refusal.getKey() + " (" + refusal.getValue() + ")")
                                .collect(Collectors.joining(", "));
    }

    private String listed() {
        return found.stream()
                .map(each -> each.instance().arn() + " in " + each.region() + " ("
                        + each.instance().identityStoreId() + ")")
                .collect(Collectors.joining(", "));
    }
}
