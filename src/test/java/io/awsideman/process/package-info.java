/**
 * awsideman as its users run it: processes of their own, one after another and at once, killed, starved of memory, and called
 * by other programs. What one process can show belongs to the tests of the commands.
 */
@NullMarked
package io.awsideman.process;

import org.jspecify.annotations.NullMarked;
