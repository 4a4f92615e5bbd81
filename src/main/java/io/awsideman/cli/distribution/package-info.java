/**
 * What is made from the commands when the distribution is built: man pages, shell completion and the run that trains
 * the class-data archive. Nothing here runs when a user runs a command, and no other package may import it.
 */
@NullMarked
package io.awsideman.cli.distribution;

import org.jspecify.annotations.NullMarked;
