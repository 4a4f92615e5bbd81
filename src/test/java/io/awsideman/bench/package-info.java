/**
 * Benchmarks with JMH; they measure, and tests hold what is right. Run with {@code mvn -q -Pbenchmarks test-compile exec:exec};
 * {@code -Dbenchmarks=NAME} chooses by a regular expression.
 */
@NullMarked
package io.awsideman.bench;

import org.jspecify.annotations.NullMarked;
