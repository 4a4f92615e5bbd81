/** {@code findings}: what needs attention in who can reach what. */
@NullMarked
package io.awsideman.cli.findings;

import org.jspecify.annotations.NullMarked;
