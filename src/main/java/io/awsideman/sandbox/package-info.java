/**
 * An embedded IAM Identity Center that answers as AWS does: in the process through an SDK HTTP client, or over HTTP on
 * the loopback address. This package is the door and the hostile behaviour; what the services do lives in the packages
 * below, which nothing outside may import.
 */
@NullMarked
package io.awsideman.sandbox;

import org.jspecify.annotations.NullMarked;
