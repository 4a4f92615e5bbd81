package io.awsideman.config;

import io.awsideman.failure.AdminException;
import java.nio.file.Path;

/**
 * Changes settings in the configuration file. Comments, order and everything else in it stay; the file is replaced in one
 * step or not at all. Two editors at once: the later one wins.
 */
public final class ConfigEditor {
    private final Path file;

    public ConfigEditor(Path file) {
        this.file = file;
    }

    /**
     * Sets a value; makes the file, its folder and the sections that are missing.
     *
     * @param key the dotted key, for example {@code profiles.prod.region}
     * @throws AdminException of kind USAGE when the key is unknown or the value is not allowed; of kind CONFIGURATION
     *     when the file is not valid YAML or cannot be written
     */
    public void set(String key, String value) {
        edit().set(key, value).write();
    }

    /**
     * Checks what {@link #set} would be given, and changes nothing.
     *
     * @return the value with any credential in it replaced, to be shown
     * @throws AdminException of kind USAGE when the key is unknown or the value is not allowed
     */
    public String check(String key, String value) {
        return edit().check(key, value);
    }

    /**
     * Removes a setting, so that its default holds again.
     *
     * @return whether it was there
     * @throws AdminException as {@link #set}
     */
    public boolean unset(String key) {
        ConfigEdit edit = edit();
        boolean present = edit.unset(key);
        edit.write();
        return present;
    }

    /**
     * Whether the file has a value for this key.
     *
     * @throws AdminException as {@link #set}
     */
    public boolean contains(String key) {
        return edit().contains(key);
    }

    /** Several changes that are written together. */
    public ConfigEdit edit() {
        return new ConfigEdit(file);
    }
}
