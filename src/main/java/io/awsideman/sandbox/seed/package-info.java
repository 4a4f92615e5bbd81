/** The organization that a fresh sandbox starts with, and its enlargement with generated people. */
@NullMarked
package io.awsideman.sandbox.seed;

import org.jspecify.annotations.NullMarked;
