/**
 * A table of Amazon DynamoDB that a team shares: one item an entry, or several where it is large, and one item a prefix.
 *
 * <p>Token and marks of a prefix are attributes of one item, which is read and changed as a whole, so nobody can see a new token
 * without the mark that came with it. Several items are not read as of one moment, and need not be: an entry names the tokens
 * that it needs, so one that was read earlier or later than they were either fits them or counts for nothing. The seal is an
 * attribute beside the token of {@link io.awsideman.cache.CacheKey#EVERYTHING}: whoever reads it after it was replaced cannot
 * hold the token of before.
 */
@NullMarked
package io.awsideman.cache.backend.dynamodb;

import org.jspecify.annotations.NullMarked;
