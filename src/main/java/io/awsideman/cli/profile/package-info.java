/** Commands about AWS profiles. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.profile;

import org.jspecify.annotations.NullMarked;
