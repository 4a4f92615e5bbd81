/**
 * What the sandbox remembers: immutable versions of its tables, their file, the lock around changes, and the call
 * count. Knows no operation; rows are kept in the form in which AWS answers them.
 */
@NullMarked
package io.awsideman.sandbox.state;

import org.jspecify.annotations.NullMarked;
