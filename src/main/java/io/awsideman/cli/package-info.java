/**
 * What all commands share: the command tree, global options, errors and exit codes, asking before doing harm.
 *
 * <p>Commands are in packages by noun, one class per verb. They know neither the SDK nor the cache's protocol.
 */
@NullMarked
package io.awsideman.cli;

import org.jspecify.annotations.NullMarked;
