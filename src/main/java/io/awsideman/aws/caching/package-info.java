/**
 * The proxy that answers reads of the SDK clients from the cache and invalidates after their writes.
 *
 * <p>{@link io.awsideman.aws.caching.CachingProxy} is the only door. Nothing here knows a command, a backend or how a client
 * is configured; the catalogue decides for every operation of the services what it means for the cache.
 */
@NullMarked
package io.awsideman.aws.caching;

import org.jspecify.annotations.NullMarked;
