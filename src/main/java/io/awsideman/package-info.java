/** The program's entry: {@link io.awsideman.Main} turns arguments into an exit code. */
@NullMarked
package io.awsideman;

import org.jspecify.annotations.NullMarked;
