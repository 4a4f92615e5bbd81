package io.awsideman.cli.permissionset;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.CustomerPolicy;
import io.awsideman.identitycenter.ManagedPolicyNames;
import io.awsideman.identitycenter.PermissionSetState;
import io.awsideman.identitycenter.PermissionsBoundary;
import java.io.BufferedReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The attributes of a permission set as options; each replaces what was there before. */
final class PermissionSetOptions {
    @Option(names = "--description", order = 1, paramLabel = "TEXT", description = "Up to 700 Latin characters")
    private @Nullable String description;

    @Option(
            names = "--session-duration",
            order = 2,
            paramLabel = "TIME",
            description = "1 to 12 hours, such as 8h, 1h30m or PT1H30M")
    private @Nullable String sessionDuration;

    @Option(
            names = "--relay-state",
            order = 3,
            paramLabel = "URL",
            description = "Where the console takes people who sign in")
    private @Nullable String relayState;

    @Option(
            names = {"--managed-policy", "--managed-policies"},
            order = 4,
            paramLabel = "POLICY",
            description = "AWS-managed policies, by name or ARN; may be repeated")
    private @Nullable List<String> managedPolicies;

    @Option(
            names = {"--customer-managed-policy", "--customer-managed-policies"},
            order = 5,
            paramLabel = "POLICY",
            description = "Policies that each account has, NAME or /path/NAME; may be repeated")
    private @Nullable List<String> customerPolicies;

    @Option(
            names = "--inline-policy",
            order = 6,
            paramLabel = "FILE",
            description = "A policy in JSON; - reads standard input")
    private @Nullable String inlinePolicy;

    @Option(
            names = "--permissions-boundary",
            order = 7,
            paramLabel = "POLICY",
            description = "ARN of an AWS-managed policy, or NAME or /path/NAME of a policy of each account")
    private @Nullable String boundary;

    @Option(
            names = {"--tag", "--tags"},
            order = 8,
            paramLabel = "KEY=VALUE",
            description = "Tags; may be repeated")
    private @Nullable List<String> tags;

    boolean isEmpty() {
        return description == null
                && sessionDuration == null
                && relayState == null
                && managedPolicies == null
                && customerPolicies == null
                && inlinePolicy == null
                && boundary == null
                && tags == null;
    }

    /**
     * What is given in the place of what there is.
     *
     * @param in standard input, for a policy that comes from there
     */
    PermissionSetState appliedTo(PermissionSetState before, ManagedPolicyNames names, BufferedReader in) {
        return new PermissionSetState(
                description == null ? before.description() : description(description),
                sessionDuration == null ? before.sessionDuration() : SessionDuration.parse(sessionDuration),
                relayState == null ? before.relayState() : notEmpty("--relay-state", relayState),
                managedPolicies == null ? before.managedPolicies() : arns("--managed-policy", managedPolicies, names),
                customerPolicies == null ? before.customerPolicies() : references(customerPolicies),
                inlinePolicy == null ? before.inlinePolicy() : InlinePolicy.read(inlinePolicy, in),
                boundary == null ? before.boundary() : boundary(boundary, names),
                tags == null ? before.tags() : tags(before.tags(), tags));
    }

    /** @param option is named where one of them is no policy */
    static Set<String> arns(String option, List<String> given, ManagedPolicyNames names) {
        return given.stream()
                .map(policy -> arn(option, policy, names))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String arn(String option, String policy, ManagedPolicyNames names) {
        try {
            return names.arn(policy);
        } catch (AdminException e) {
            throw new AdminException(e.kind(), option + ": " + e.getMessage(), e.remedy(), e);
        }
    }

    static Set<CustomerPolicy> references(List<String> given) {
        return given.stream().map(CustomerPolicy::parse).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Reads {@code KEY=VALUE}; a value may have further equals signs and may be empty. */
    static Map<String, String> tags(List<String> given) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String pair : given) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new AdminException(
                        FailureKind.USAGE, "\"" + pair + "\" is not KEY=VALUE", "write a tag as --tag Team=Platform");
            }
            parsed.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return parsed;
    }

    /** Tags that AWS has set stay: nobody else can change them. */
    private static Map<String, String> tags(Map<String, String> before, List<String> given) {
        Map<String, String> all = new LinkedHashMap<>(before);
        all.keySet().removeIf(key -> !key.startsWith("aws:"));
        all.putAll(tags(given));
        return all;
    }

    private static PermissionsBoundary boundary(String given, ManagedPolicyNames names) {
        return given.startsWith("arn:")
                ? new PermissionsBoundary(arn("--permissions-boundary", given, names), null)
                : new PermissionsBoundary(null, CustomerPolicy.parse(given));
    }

    /** AWS takes tab, line feed, carriage return and what ISO 8859-1 has (service model, PermissionSetDescription). */
    private static String description(String text) {
        text.codePoints()
                .filter(character -> !(character == '\t'
                        || character == '\n'
                        || character == '\r'
                        || (character >= 0x20 && character <= 0x7e)
                        || (character >= 0xa1 && character <= 0xff)))
                .findFirst()
                .ifPresent(character -> {
                    throw new AdminException(
                            FailureKind.USAGE,
                            "--description: AWS does not allow \"" + Character.toString(character) + "\" in it",
                            "use Latin characters only, such as A to Z, é, ß and ø");
                });
        return notEmpty("--description", text);
    }

    private static String notEmpty(String option, String text) {
        if (text.isEmpty()) {
            throw new AdminException(FailureKind.USAGE, option + " is empty", "an update takes it away with --remove");
        }
        return text;
    }
}
