package io.awsideman.config;

import java.util.Locale;

/** Where the cache keeps its entries. */
public enum BackendType {
    /** Within the process; gone with it. */
    MEMORY,
    /** One file an entry in the cache folder; also called {@code disk}. */
    FILE,
    /** A DynamoDB table, shared by a team. */
    DYNAMODB,
    /** A Redis server, shared by a team. */
    REDIS,
    /** A near memory or file in front of a far table or server. */
    HYBRID,
    /** What a plug-in brings. */
    PLUGIN;

    /** What it is called in the configuration and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
