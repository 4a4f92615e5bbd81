/** The failures a user can do something about. Every other package may import this one; it imports none of ours. */
@NullMarked
package io.awsideman.failure;

import org.jspecify.annotations.NullMarked;
