/**
 * The backend that lives and dies with the process. It knows no other backend.
 */
@NullMarked
package io.awsideman.cache.backend.memory;

import org.jspecify.annotations.NullMarked;
