package io.awsideman.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of the user: where awsideman keeps everything it keeps.
 *
 * @param folder {@code ~/.awsideman} or where {@code AWSIDEMAN_HOME} says
 * @param userHome what {@code ~} stands for
 */
public record AwsidemanHome(Path folder, Path userHome) {
    /**
     * Finds the folders; touches none.
     *
     * @param environment the environment variables
     * @param fallbackHome the home of the user as the platform has it, used when {@code HOME} is not set
     */
    public static AwsidemanHome resolve(Map<String, String> environment, String fallbackHome) {
        String home = environment.getOrDefault("HOME", "");
        Path userHome = Path.of(home.isEmpty() ? fallbackHome : home).toAbsolutePath();
        String moved = environment.getOrDefault("AWSIDEMAN_HOME", "");
        AwsidemanHome usual = new AwsidemanHome(userHome.resolve(".awsideman"), userHome);
        return moved.isEmpty()
                ? usual
                : new AwsidemanHome(usual.expand(moved).toAbsolutePath().normalize(), userHome);
    }

    /** {@code config.yaml} in the folder. */
    public Path configFile() {
        return folder.resolve("config.yaml");
    }

    /** What the processes of this user on this computer tell each other. */
    public Path stateFolder() {
        return folder.resolve("state");
    }

    /** The path with a leading {@code ~} replaced by the user's home. */
    Path expand(String path) {
        if (path.equals("~")) {
            return userHome;
        }
        return path.startsWith("~/") || path.startsWith("~\\") ? userHome.resolve(path.substring(2)) : Path.of(path);
    }

    /** As {@link #expand}; what is not absolute then lies in the folder, wherever the command was started. */
    Path resolve(String path) {
        return folder.resolve(expand(path)).normalize();
    }
}
