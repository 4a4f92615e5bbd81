/** {@code access}: who can reach what, and how. */
@NullMarked
package io.awsideman.cli.access;

import org.jspecify.annotations.NullMarked;
