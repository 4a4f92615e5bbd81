/** What awsideman gives to shells. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.shell;

import org.jspecify.annotations.NullMarked;
