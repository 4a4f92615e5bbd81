/**
 * The places where a keyset is kept: the keyring of the operating system, a file that is locked with a passphrase, the
 * environment. Only this package knows D-Bus and the libraries of keyrings, and loads them when a keyring is really asked.
 */
@NullMarked
package io.awsideman.crypto.keyring;

import org.jspecify.annotations.NullMarked;
