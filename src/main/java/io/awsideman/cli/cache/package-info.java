/** Commands about the cache. One class per verb; options in, rendered rows out. */
@NullMarked
package io.awsideman.cli.cache;

import org.jspecify.annotations.NullMarked;
