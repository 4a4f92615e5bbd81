package io.awsideman.session;

import io.awsideman.cache.BackendProvider;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.layer.GuardedBackend;
import io.awsideman.config.CacheConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens the backend that a plug-in brings. Its classes stay until the end of the process. */
final class PluginStore {
    private final CacheConfig.Plugin config;
    private final PluginFolder folder;
    private final Host host;

    PluginStore(CacheConfig.Plugin config, PluginFolder folder, Host host) {
        this.config = config;
        this.folder = folder;
        this.host = host;
    }

    /** @throws AdminException CONFIGURATION if none is chosen, it is not there, or it cannot be opened as it is configured */
    CacheBackend open() {
        String name = config.name();
        if (name == null) {
            throw wrong("cache.plugin_name is not set", "set it to what a plug-in in " + folder.folder() + " brings");
        }
        Map<String, BackendProvider> known = providers();
        BackendProvider chosen = known.get(name);
        if (chosen == null) {
            throw wrong(
                    "no plug-in in " + folder.folder() + " brings a cache backend \"" + name + "\"",
                    known.isEmpty()
                            ? "put its jar there"
                            : "set cache.plugin_name to one of: " + String.join(", ", known.keySet()));
        }
        try {
            return new GuardedBackend(
                    chosen.open(new BackendProvider.Surroundings(
                            config.settings(), host.clock(), host.random(), host.warnings())),
                    name);
        } catch (AdminException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw wrong(
                    "the cache backend " + name + " of a plug-in cannot be opened: " + e.getMessage(),
                    "see what it wants in cache.plugin_settings");
        }
    }

    private Map<String, BackendProvider> providers() {
        List<Path> jars = folder.jars();
        URLClassLoader loader = new URLClassLoader(
                jars.stream().map(PluginStore::url).toArray(URL[]::new),
                getClass().getClassLoader());
        Map<String, BackendProvider> found = new TreeMap<>();
        try {
            for (BackendProvider provider : ServiceLoader.load(BackendProvider.class, loader)) {
                if (found.put(provider.name(), provider) != null) {
                    throw wrong(
                            "two plug-ins in " + folder.folder() + " bring a cache backend " + provider.name(),
                            "remove one of the jars");
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw wrong("a plug-in in " + folder.folder() + " is broken: " + e.getMessage(), "remove its jar");
        }
        return found;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AdminException wrong(String message, String remedy) {
        return new AdminException(FailureKind.CONFIGURATION, message, remedy);
    }
}
