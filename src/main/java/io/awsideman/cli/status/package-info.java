/** {@code status}: whether everything that awsideman works with is as it should be. */
@NullMarked
package io.awsideman.cli.status;

import org.jspecify.annotations.NullMarked;
