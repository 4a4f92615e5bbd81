package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the ExternalIds of users and groups. */
final class ExternalIds {
    private ExternalIds() {}

    static List<String> issuers(Map<String, Object> attributes) {
        List<String> issuers = new ArrayList<>();
        if (attributes.get("ExternalIds") instanceof List<?> ids) {
            for (Object id : ids) {
                if (id instanceof Map<?, ?> fields && fields.get("Issuer") instanceof String issuer) {
                    issuers.add(issuer);
                }
            }
        }
        return issuers;
    }
}
