package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssoadmin.model.CustomerManagedPolicyReference;

/**
 * A reference to a policy that each account has to have itself, with this name under this path.
 *
 * @param path begins and ends with a slash; {@code /} where there is none
 */
public record CustomerPolicy(String name, String path) {
    /** Name and path in the service model, ManagedPolicyName and ManagedPolicyPath. */
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9.,+@=_-]{1,512})*/");

    /**
     * Reads {@code NAME} or {@code /path/NAME}.
     *
     * @throws AdminException USAGE if the text is neither
     */
    public static CustomerPolicy parse(String text) {
        int slash = text.lastIndexOf('/');
        String path = slash < 0 ? "/" : text.substring(0, slash + 1);
        String name = text.substring(slash + 1);
        if (!NAME.matcher(name).matches() || !PATH.matcher(path).matches()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + text + "\" is no customer-managed policy",
                    "give its name, or its path and name: ReadOnlyLogs or /platform/ReadOnlyLogs");
        }
        return new CustomerPolicy(name, path);
    }

    /** {@code NAME}, or {@code /path/NAME}. */
    public String text() {
        return path.equals("/") ? name : path + name;
    }

    static CustomerPolicy of(Map<?, ?> attributes) {
        Object path = attributes.get("Path");
        return new CustomerPolicy(String.valueOf(attributes.get("Name")), path == null ? "/" : path.toString());
    }

    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("Name", name);
        attributes.put("Path", path);
        return attributes;
    }

    CustomerManagedPolicyReference reference() {
        return CustomerManagedPolicyReference.builder().name(name).path(path).build();
    }
}
