/** {@code assignment}: who has which permission set in which account. */
@NullMarked
package io.awsideman.cli.assignment;

import org.jspecify.annotations.NullMarked;
