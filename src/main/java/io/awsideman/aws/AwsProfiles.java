package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The profiles of {@code ~/.aws/config} and {@code ~/.aws/credentials}, read as the AWS tools read them (AWS SDKs and Tools
 * Reference Guide, "Location of the shared config and credentials files").
 */
public final class AwsProfiles {
    private final Function<String, @Nullable String> environment;
    private @Nullable ProfileFile file;

    /** @param environment the process environment: AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, HOME */
    public AwsProfiles(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Names and settings of all profiles, sorted by name. */
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> profiles = new TreeMap<>();
        file().profiles().forEach((name, profile) -> profiles.put(name, new TreeMap<>(profile.properties())));
        return profiles;
    }

    Optional<Profile> find(String name) {
        return file().profile(name);
    }

    /**
     * The profile.
     *
     * @throws AdminException CONFIGURATION if there is none of that name
     */
    Profile get(String name) {
        return find(name)
                .orElseThrow(() -> new AdminException(
                        FailureKind.CONFIGURATION,
                        "there is no AWS profile \"" + name + "\" in "
                                + configFile().map(Path::toString).orElse("~/.aws/config"),
                        all().isEmpty()
                                ? "make one with: aws configure sso --profile " + ShellWord.of(name)
                                : "profiles there: " + String.join(", ", all().keySet())));
    }

    Optional<Profile> section(String kind, String name) {
        return file().getSection(kind, name);
    }

    /** Both files merged; empty if neither exists. */
    synchronized ProfileFile file() {
        ProfileFile known = file;
        if (known == null) {
            known = read();
            file = known;
        }
        return known;
    }

    private ProfileFile read() {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        configFile().ifPresent(path -> add(files, path, ProfileFile.Type.CONFIGURATION));
        location("AWS_SHARED_CREDENTIALS_FILE", "credentials")
                .ifPresent(path -> add(files, path, ProfileFile.Type.CREDENTIALS));
        return files.build();
    }

    private static void add(ProfileFile.Aggregator files, Path path, ProfileFile.Type type) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            files.addFile(ProfileFile.builder().content(path).type(type).build());
        } catch (RuntimeException e) {
            throw new AdminException(
                    FailureKind.CONFIGURATION, "cannot read " + path + ": " + e.getMessage(), "correct the file", e);
        }
    }

    private Optional<Path> configFile() {
        return location("AWS_CONFIG_FILE", "config");
    }

    private Optional<Path> location(String variable, String name) {
        Optional<String> home = Optional.ofNullable(environment.apply("HOME"))
                .or(() -> Optional.ofNullable(environment.apply("USERPROFILE")));
        String explicit = environment.apply(variable);
        if (explicit == null || explicit.isBlank()) {
            return home.map(folder -> Path.of(folder, ".aws", name));
        }
        return Optional.of(
                explicit.startsWith("~/") && home.isPresent()
                        ? Path.of(home.get(), explicit.substring(2))
                        : Path.of(explicit));
    }
}
