package io.awsideman.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the process runs in.
 *
 * @param environment the environment variables
 * @param userHome the user's home as the platform has it, for when {@code HOME} is not set
 * @param warnings takes messages for the user that are no errors
 */
public record Host(
        Map<String, String> environment,
        String userHome,
        Clock clock,
        SecureRandom random,
        Consumer<String> warnings) {}
