/**
 * Benchmarks; they measure, and tests hold what is right. Those with JMH are run with {@code mvn -q -Pbenchmarks test-compile
 * exec:exec}, of which {@code -Dbenchmarks=NAME} chooses by a regular expression; those of the codec and of the keys lie beside what
 * they measure. {@link io.awsideman.bench.CommandBenchmark} runs whole commands of the packaged program.
 */
@NullMarked
package io.awsideman.bench;

import org.jspecify.annotations.NullMarked;
