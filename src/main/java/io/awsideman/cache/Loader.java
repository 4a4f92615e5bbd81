package io.awsideman.cache;

/** Fetches a value from where it is true. What it throws reaches everyone who waits for the value and is never cached. */
@FunctionalInterface
public interface Loader {
    Loaded load();
}
