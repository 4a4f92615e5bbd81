/**
 * What the commands take, told without picocli: plain command lines and completion need no more than this, and the model that
 * picocli makes of a command takes longer to make than a cached answer takes.
 */
@NullMarked
package io.awsideman.cli.arguments;

import org.jspecify.annotations.NullMarked;
