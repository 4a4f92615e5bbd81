/** The verbs of {@code group}. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.group;

import org.jspecify.annotations.NullMarked;
