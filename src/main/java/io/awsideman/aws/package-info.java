/**
 * AWS clients: who calls, where to, with which patience, and what AWS's errors mean.
 *
 * <p>Nothing here reads the network before an operation is called; credentials are resolved by the SDK at the first call.
 */
@NullMarked
package io.awsideman.aws;

import org.jspecify.annotations.NullMarked;
