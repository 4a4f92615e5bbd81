/** Commands about Identity Center instances. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.instance;

import org.jspecify.annotations.NullMarked;
