/**
 * The constraints of the AWS service models, as data, and their check. Knows what a well-formed request is, nothing
 * about what a request means.
 */
@NullMarked
package io.awsideman.sandbox.model;

import org.jspecify.annotations.NullMarked;
