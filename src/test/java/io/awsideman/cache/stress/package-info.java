/** Many processes on one cache, killed at any moment, with an oracle over what each of them is answered. */
@NullMarked
package io.awsideman.cache.stress;

import org.jspecify.annotations.NullMarked;
