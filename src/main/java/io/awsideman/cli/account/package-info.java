/** Commands about the accounts of the organization. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.account;

import org.jspecify.annotations.NullMarked;
