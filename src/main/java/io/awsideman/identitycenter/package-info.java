/**
 * The work on an Identity Center, on the SDK's interfaces: users, groups, instances, accounts.
 *
 * <p>Does not know that a cache exists; where a read has to be fresh because a write follows from it, the caller gives a
 * second client that answers from the service. Returns records of its own, so that commands need no SDK type.
 */
@NullMarked
package io.awsideman.identitycenter;

import org.jspecify.annotations.NullMarked;
