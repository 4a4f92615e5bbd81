package io.awsideman.cli.cache;

import io.awsideman.cli.Noun;

/** The verbs of {@code cache}. */
public final class CacheCommands {
    private CacheCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("status", "Show what is cached and what it saves", CacheStatusCommand.class),
                Noun.verb("inspect", "Show the entries of the cache", CacheInspectCommand.class),
                Noun.verb("accounts", "Show whose answers are cached", CacheAccountsCommand.class),
                Noun.verb("scopes", "Show what the cache keeps apart", CacheScopesCommand.class),
                Noun.verb("verify", "Compare what is cached with what AWS answers now", CacheVerifyCommand.class),
                Noun.verb("health", "Check that the cache works and is protected", CacheHealthCommand.class),
                Noun.verb("cleanup", "Remove what is of no more use", CacheCleanupCommand.class),
                Noun.verb("clear", "Forget cached answers", CacheClearCommand.class),
                Noun.verb("encryption", "Encrypt the cache, and look after its keys", CacheEncryptionCommand.class),
                Noun.verb("backend", "Choose where the cache lies, and look after it", CacheBackendCommand.class),
                Noun.verb("migrate", "Copy what is cached to another backend", CacheMigrateCommand.class),
                Noun.verb("warm", "Fill the cache ahead of time", CacheWarmCommand.class));
    }
}
