/**
 * Backends around a backend: each adds one property and knows neither what lies beneath nor what stands above. Nothing here
 * stores entries itself. From the manager down to the store:
 *
 * <pre>
 * CacheManager
 *   ResilientBackend    a failure looks like an empty cache
 *     StandInBackend    a memory of the process stands in for a shared store that is left alone
 *       JournalingBackend what cannot be announced is noted, and delivered before the store answers again
 *         BreakingBackend a store that keeps failing, or is away, is left alone, but for announcements
 *           RetryingBackend a fault that passes is tried again
 *             the store
 * </pre>
 *
 * <p>The order is no matter of taste. A failure is hidden last, because the layers beneath have to see it. The journal stands
 * above the breaker, so that what it answers by itself is no success of the store; it asks the store for the answer before it
 * delivers, so that the breaker also spares readers the waiting for a delivery. The breaker counts a fault once, however often
 * it was tried.
 *
 * <p>Journal and breaker keep what they know in files of the user on this computer, of which there are none as long as all is
 * well: a cached answer costs one look for a folder that is not there, in each of the two places where the journal may be.
 */
@NullMarked
package io.awsideman.cache.layer;

import org.jspecify.annotations.NullMarked;
