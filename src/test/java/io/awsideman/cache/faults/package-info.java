/**
 * What the cache answers when files, backends and processes fail: every file operation in turn, and at random, on two
 * computers that share a backend.
 */
@NullMarked
package io.awsideman.cache.faults;

import org.jspecify.annotations.NullMarked;
