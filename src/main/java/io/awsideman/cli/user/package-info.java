/** Commands about users. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.user;

import org.jspecify.annotations.NullMarked;
