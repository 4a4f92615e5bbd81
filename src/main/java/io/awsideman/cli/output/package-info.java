/**
 * How data reaches standard output: rows in, one of six formats out, with {@code --query}, {@code --columns} and {@code
 * --sort-by} applied, and a progress line on a terminal. Knows maps and lists only: no command-line parser, no AWS
 * client, no configuration. {@link io.awsideman.cli.output.OutputWriter} is the door.
 */
@NullMarked
package io.awsideman.cli.output;

import org.jspecify.annotations.NullMarked;
