/** Entries near at hand, in front of a shared backend that says which of them still count. It knows no other backend. */
@NullMarked
package io.awsideman.cache.backend.hybrid;

import org.jspecify.annotations.NullMarked;
