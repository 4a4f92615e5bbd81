package io.awsideman.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the process runs in.
 *
 * @param environment the environment variables
 * @param userHome the user's home as the platform has it, for when {@code HOME} is not set
 * @param sleep lets about that much time pass on the clock; an interrupted thread waits no longer and stays interrupted
 * @param interruptions what happens when the user ends the program in the middle of work
 * @param warnings takes messages for the user that are no errors
 */
public record Host(
        Map<String, String> environment,
        String userHome,
        InstantSource clock,
        SecureRandom random,
        Consumer<Duration> sleep,
        Interruptions interruptions,
        Consumer<String> warnings) {

    /** The same without anybody to warn. */
    public Host silent() {
        return new Host(environment, userHome, clock, random, sleep, interruptions, warning -> {});
    }
}
