/** Entries on a Redis server, shared by everybody who is given its address. */
@NullMarked
package io.awsideman.cache.backend.redis;

import org.jspecify.annotations.NullMarked;
