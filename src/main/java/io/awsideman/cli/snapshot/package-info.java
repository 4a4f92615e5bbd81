/** {@code snapshot}: who could reach what at earlier times. */
@NullMarked
package io.awsideman.cli.snapshot;

import org.jspecify.annotations.NullMarked;
