package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of people policies can use.
 *
 * @param status {@code ENABLED}, {@code CREATION_IN_PROGRESS} or {@code CREATION_FAILED}
 * @param statusReason why the creation failed
 * @param sources where the value of each attribute comes from, by its key, such as {@code ${path:enterprise.department}}; AWS takes
 *     one source for each
 */
public record AccessControlConfiguration(
        String status, @Nullable String statusReason, Map<String, List<String>> sources) {}
