/**
 * What the user can configure: one table of settings, read from defaults, {@code config.yaml}, the environment and
 * options, in rising order of strength, into records; and the careful editing of that file. Knows nothing of what the
 * settings are for. The YAML library is touched only when there is a file.
 */
@NullMarked
package io.awsideman.config;

import org.jspecify.annotations.NullMarked;
