package io.awsideman.sandbox.service;

import io.awsideman.sandbox.state.CallerIdentity;
import java.time.Duration;

/**
 * What the operations depend on beside the state and the request.
 *
 * @param caller who calls
 * @param jobTime how long asynchronous work takes
 * @param jobFailure how probable it is that an assignment or a provisioning fails for no reason, 0 to 1
 * @param inherited whether ListAccountAssignmentsForPrincipal shows for a user what their groups have; AWS does not say
 *     whether it does
 */
public record Conditions(CallerIdentity caller, Duration jobTime, double jobFailure, boolean inherited) {}
