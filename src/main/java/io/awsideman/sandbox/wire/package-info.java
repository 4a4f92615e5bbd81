/** What travels between a client and the sandbox: JSON values, error answers, page tokens. Knows no service. */
@NullMarked
package io.awsideman.sandbox.wire;

import org.jspecify.annotations.NullMarked;
