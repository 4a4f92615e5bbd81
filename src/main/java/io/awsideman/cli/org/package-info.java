/** Commands about the organization as a whole. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.org;

import org.jspecify.annotations.NullMarked;
