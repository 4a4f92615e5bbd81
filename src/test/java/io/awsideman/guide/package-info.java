/**
 * The examples of the guide for command authors, {@code src/site/markdown/writing-commands.md}, compiled and run. What stands
 * between {@code // guide: NAME} and {@code // guide: end} is in the guide word for word.
 */
@NullMarked
package io.awsideman.guide;

import org.jspecify.annotations.NullMarked;
