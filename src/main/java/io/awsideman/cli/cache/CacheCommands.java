package io.awsideman.cli.cache;

import io.awsideman.cli.Noun;

/** The verbs of {@code cache}. */
public final class CacheCommands {
    private CacheCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("status", "Show what is cached and what it saves", CacheStatusCommand.class),
                Noun.verb("clear", "Forget cached answers", CacheClearCommand.class),
                Noun.verb("warm", "Fill the cache ahead of time", CacheWarmCommand.class));
    }
}
