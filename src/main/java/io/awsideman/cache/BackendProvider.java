package io.awsideman.cache;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Opens backends of one kind. A plug-in is a jar with a class that implements this, has a public constructor without parameters,
 * and is named in {@code META-INF/services/io.awsideman.cache.BackendProvider}.
 */
public interface BackendProvider {
    /** What {@code cache.plugin_name} is to be for this one, in letters, digits, dots, underscores and hyphens. */
    String name();

    /**
     * A backend that keeps all that {@link CacheBackend} promises, the two orders above all. Encryption, the notes of what
     * could not be announced, and the leaving alone of what is broken are put around it. Nothing is asked of what it stands
     * for yet: {@link CacheBackend#location} tells it apart from others without that.
     *
     * @throws IllegalArgumentException if the settings do not suffice; the message goes to the user
     */
    CacheBackend open(Surroundings surroundings);

    /**
     * What a backend is given.
     *
     * @param settings of {@code cache.plugin_settings}
     * @param random for the tokens; safe for use by several threads
     * @param warnings takes sentences for the user
     */
    record Surroundings(
            Map<String, String> settings, InstantSource clock, RandomGenerator random, Consumer<String> warnings) {
        /** Copies the map. */
        public Surroundings {
            settings = Map.copyOf(settings);
        }
    }
}
