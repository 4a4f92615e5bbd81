package io.awsideman.crypto.keyring;

import org.jspecify.annotations.Nullable;

/**
 * Where the passphrase is to come from; one of them, and never the passphrase itself, which the list of processes would show.
 *
 * @param descriptor the number of an open file descriptor, as {@code 3} in {@code 3< <(pass show awsideman)}
 * @param file a file of this user that is closed to all others
 * @param command a command line that prints it; its words are separated by blanks and may be in quotes, and no shell sees it
 */
public record PassphraseSettings(@Nullable String descriptor, @Nullable String file, @Nullable String command) {}
