/** Commands about the configuration. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.config;

import org.jspecify.annotations.NullMarked;
