/** Commands about the embedded sandbox. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.sandbox;

import org.jspecify.annotations.NullMarked;
