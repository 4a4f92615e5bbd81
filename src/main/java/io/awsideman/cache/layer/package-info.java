/**
 * Backends around a backend: each adds one property and knows neither what lies beneath nor what stands above. Nothing here
 * stores entries itself.
 */
@NullMarked
package io.awsideman.cache.layer;

import org.jspecify.annotations.NullMarked;
