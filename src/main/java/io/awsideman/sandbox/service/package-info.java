/**
 * The operations of the embedded services, as functions from a state and a valid input to an answer and, for writes,
 * the next state. No files, no HTTP, no threads.
 */
@NullMarked
package io.awsideman.sandbox.service;

import org.jspecify.annotations.NullMarked;
