/**
 * The protocol of the cache in every order its steps can take: readers and writers of several processes as threads of which
 * one at a time may take one step, and a search over all the schedules.
 */
@NullMarked
package io.awsideman.cache.interleaving;

import org.jspecify.annotations.NullMarked;
