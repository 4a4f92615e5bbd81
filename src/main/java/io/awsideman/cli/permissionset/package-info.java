/** Commands about permission sets. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.permissionset;

import org.jspecify.annotations.NullMarked;
