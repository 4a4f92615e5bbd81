/**
 * Encryption and its keys: ciphers, keysets, and the places where a keyset is kept. Nothing about caches, commands or
 * configuration belongs here.
 *
 * <p>The algorithms are Bouncy Castle's lightweight ones, not Java's: to ask Java for its first cipher takes longer than all the
 * rest of a cached answer, because it makes its providers, reads its policies and looks through the class path. Without Java's
 * second compiler, which the program is started without, both are as fast, and both look up tables.
 *
 * <p>Secrets are arrays, never strings, wherever the platform lets us choose; whoever makes one wipes it when it is done
 * with, and what holds one for longer can be closed. Wiping has limits in a virtual machine: the garbage collector may have
 * copied an array before it was wiped, the algorithms keep what they made of a key, and the derivation of keys its secret,
 * until they are collected, a swapped page or a core dump holds what was in memory, and an environment variable stays
 * readable to processes of the same user for as long as this process lives. So wiping shortens how long a secret is around;
 * it does not protect from somebody who can read this process's memory.
 */
@NullMarked
package io.awsideman.crypto;

import org.jspecify.annotations.NullMarked;
