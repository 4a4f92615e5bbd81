package io.awsideman.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers by their ARNs. Apart from {@link CallerIdentity} because a caller who is remembered needs no pattern to be made. */
final class CallerArn {
    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::(\\d{12}):role/(?:.*/)?([^/]+)");
    private static final Pattern ASSUMED = Pattern.compile("arn:[^:]+:sts::(\\d{12}):assumed-role/([^/]+)/.*");
    private static final Pattern OTHER = Pattern.compile("arn:[^:]+:(?:iam|sts)::(\\d{12}):(.+)");
    private static final Pattern IDENTITY_CENTER_ROLE = Pattern.compile("AWSReservedSSO_(.+)_[0-9a-f]{16}");

    private CallerArn() {}

    /** The caller who takes this role; empty if it is none. */
    static Optional<String> ofRole(String arn) {
        Matcher matcher = ROLE.matcher(arn);
        return matcher.matches() ? Optional.of(caller(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The caller of an ARN as GetCallerIdentity answers it. */
    static String ofIdentity(String arn) {
        Matcher assumed = ASSUMED.matcher(arn);
        if (assumed.matches()) {
            return caller(assumed.group(1), assumed.group(2));
        }
        Matcher other = OTHER.matcher(arn);
        return other.matches() ? other.group(1) + "/" + other.group(2) : arn;
    }

    private static String caller(String account, String role) {
        Matcher identityCenter = IDENTITY_CENTER_ROLE.matcher(role);
        return account + "/" + (identityCenter.matches() ? identityCenter.group(1) : role);
    }
}
