package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page about plug-ins, compiled and used, and plug-ins that nobody should use. */
class CachePluginTest {
    /** The settings that are tested here, without {@code cache.}. */
    static final List<String> KEYS = List.of("plugin_name", "plugin_settings");

    private static final Path PAGE = Path.of("src/site/markdown/cache-plugins.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String BROKEN =
            """
            package com.example;
            import io.awsideman.cache.*;
            import java.lang.reflect.Proxy;
            public final class Broken implements BackendProvider {
                public String name() { return "broken"; }
                public CacheBackend open(Surroundings around) {
                    return (CacheBackend) Proxy.newProxyInstance(
                            Broken.class.getClassLoader(), new Class<?>[] {CacheBackend.class}, (proxy, method, arguments) -> {
                                switch (method.getName()) {
                                    case "location": return "broken://";
                                    case "close": return null;
                                    default: throw new IllegalStateException("out of order");
                                }
                            });
                }
            }
            """;

    private final Path shared;
    private final Path plugins;
    private final Cli cli;

    CachePluginTest(@TempDir Path homes) {
        this.shared = homes.resolve("shared");
        this.cli = Cli.inSandbox(homes.resolve("own"))
                .with("AWSIDEMAN_CACHE_COMPRESSION", "false"); // which would hide what is looked for
        this.plugins = cli.files().resolve("plugins");
    }

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectories(
                plugins, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(cli.files(), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void exampleOfThePageIsUsedLikeAnyOtherBackend() throws IOException {
        PluginJar.of(example(), plugins.resolve("mounted.jar"));
        cli.run("config set cache.plugin_name mounted").ok();
        cli.run("config set cache.plugin_settings folder=" + shared).ok();
        JsonNode steps = cli.run("cache backend test plugin -o json").ok().json();
        assertThat(steps).hasSize(4).allMatch(step -> step.path("Healthy").asBoolean());
        cli.run("cache backend use plugin").ok();

        assertKeeps();

        assertThat(cli.run("cache status -o json").ok().json().path("Location").asText())
                .isEqualTo(shared.toString());
        assertThat(cli.run("cache health").ok().out()).contains(shared.toString());
        assertThat(cli.run("cache backend list -o json").ok().out()).contains("\"plugin\"", shared.toString());
        cli.run("user update jane.smith --title Admiral").ok();
        assertThat(cli.run("user get jane.smith").ok().out()).contains("Admiral");
        assertThat(contents()).contains("jane.smith");
        assertThat(cli.run("cache migrate --to file --yes -o json")
                        .ok()
                        .json()
                        .path("Copied")
                        .asInt())
                .isPositive();
        cli.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=")
                .with("AWSIDEMAN_CACHE_PLUGIN_SETTINGS", "folder=" + shared + "-sealed");
        assertKeeps();
    }

    @Test
    void whatAPluginThrowsIsAFailureOfTheCache() {
        PluginJar.of(BROKEN, plugins.resolve("broken.jar"));
        cli.with("AWSIDEMAN_CACHE_BACKEND", "plugin").with("AWSIDEMAN_CACHE_PLUGIN_NAME", "broken");

        assertThat(cli.run("user list").ok().err().lines())
                .singleElement()
                .asString()
                .contains("the cache backend broken failed", "out of order");
        CliRun health = cli.run("cache health");
        assertThat(health.exitCode()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(health.out()).contains("out of order");
    }

    @Test
    void whatIsNotThereOrNotEnoughIsSaid() {
        cli.with("AWSIDEMAN_CACHE_BACKEND", "plugin");
        assertRefused("cache.plugin_name is not set");
        cli.with("AWSIDEMAN_CACHE_PLUGIN_NAME", "other");
        assertRefused("no plug-in in " + plugins + " brings a cache backend \"other\"", "put its jar there");

        PluginJar.of(example(), plugins.resolve("mounted.jar"));

        assertRefused("no plug-in in " + plugins + " brings a cache backend \"other\"", "one of: mounted");
        cli.with("AWSIDEMAN_CACHE_PLUGIN_NAME", "mounted");
        assertRefused("cannot be opened: it needs a folder=PATH");
        PluginJar.of(example(), plugins.resolve("again.jar"));
        assertThat(cli.run("cache backend test plugin")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .as("the class of one jar counts where two have the same")
                .contains("it needs a folder=PATH");
    }

    @Test
    void jarsThatOthersCouldHaveMadeAreNotLoaded() throws IOException {
        Path jar = plugins.resolve("mounted.jar");
        PluginJar.of(example(), jar);
        cli.with("AWSIDEMAN_CACHE_BACKEND", "plugin")
                .with("AWSIDEMAN_CACHE_PLUGIN_NAME", "mounted")
                .with("AWSIDEMAN_CACHE_PLUGIN_SETTINGS", "folder=" + shared);
        for (Path path : List.of(jar, plugins, cli.files())) {
            Set<PosixFilePermission> closed = Files.getPosixFilePermissions(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwx---"));
            assertRefused(path + " can be written by others", "chmod go-w");
            cli.with("AWSIDEMAN_CACHE_BACKEND", "file");
            assertThat(cli.run("user list").ok().err()).as("nobody looks there").isEmpty();
            cli.with("AWSIDEMAN_CACHE_BACKEND", "plugin");
            Files.setPosixFilePermissions(path, closed);
        }
        cli.run("user list").ok();
        Files.move(jar, plugins.resolve("elsewhere"));
        Files.createSymbolicLink(jar, plugins.resolve("elsewhere"));
        assertRefused(jar + " is a link");
    }

    private void assertRefused(String... said) {
        assertThat(cli.run("user list").failed(ExitStatus.CONFIGURATION).err()).contains(said);
    }

    private void assertKeeps() {
        cli.run("user list").ok();
        cli.run("user get jane.smith").ok();
        long calls = cli.callsTotal();
        assertThat(cli.run("user list").ok().err()).isEmpty();
        assertThat(cli.run("user get jane.smith").ok().err()).isEmpty();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    private static String example() {
        try {
            Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
            assertThat(example.find()).isTrue();
            return example.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String contents() throws IOException {
        try (Stream<Path> files = Files.walk(shared)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }
}
