package io.awsideman.sandbox;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What a sandbox holds and how much it was used.
 *
 * @param assignments those of accounts that are made; not those in progress
 * @param policies those of the organization, with AWS's own
 * @param callsTotal the calls of all processes since the last reset of the count
 * @param calls the same by operation, named like {@code identitystore:ListUsers}
 * @param stateBytes the size of the state file
 */
public record SandboxStatus(
        Path directory,
        int users,
        int groups,
        int memberships,
        int accounts,
        int instances,
        int permissionSets,
        int assignments,
        int applications,
        int policies,
        long callsTotal,
        SortedMap<String, Long> calls,
        long stateBytes) {}
