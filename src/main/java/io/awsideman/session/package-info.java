/**
 * The composition root: one {@link io.awsideman.session.Session} per invocation makes configuration, cache, clients and
 * services on first use, hands them out, and closes them once. Nothing else constructs a cache manager.
 */
@NullMarked
package io.awsideman.session;

import org.jspecify.annotations.NullMarked;
