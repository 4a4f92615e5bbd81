/** Commands about the applications of Identity Center. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.application;

import org.jspecify.annotations.NullMarked;
