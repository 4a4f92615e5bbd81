/**
 * What no write may do to any read: every write operation against every cached read operation, as the catalogue has them,
 * through the SDK's clients over the sandbox. The requests and what AWS is known to do are data, beside the resources.
 */
@NullMarked
package io.awsideman.aws.caching.matrix;

import org.jspecify.annotations.NullMarked;
