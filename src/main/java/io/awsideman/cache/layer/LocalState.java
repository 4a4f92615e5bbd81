package io.awsideman.cache.layer;

import io.awsideman.cache.NameDigest;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the processes of this user on this computer keep what they have to tell each other about one backend: that it is left
 * alone, and what it has not been told yet. Nothing is there as long as all is well.
 */
public final class LocalState {
    private static final byte[] NOTHING = new byte[0];

    private final List<StateFolder> places;

    private LocalState(List<StateFolder> places) {
        this.places = List.copyOf(places);
    }

    /** Of a backend that ends with the process: nothing is kept. */
    public static LocalState none() {
        return new LocalState(List.of());
    }

    /**
     * State in a folder of the user's own.
     *
     * @param folder of all backends; need not exist
     * @param location of the backend, by which its part of the folder is told from that of others
     */
    public static LocalState in(Path folder, String location) {
        return new LocalState(List.of(new StateFolder(folder.resolve(digest(location)), new AtomicFiles(), null)));
    }

    /**
     * The same with another place for what must not be lost when the first cannot be written.
     *
     * @param surroundings a folder on another file system, if possible, where others may write as well
     * @param user the name of this user in the file system
     */
    public LocalState orIn(Path surroundings, String user, String location) {
        OwnedFolder owned = new OwnedFolder(surroundings.resolve("awsideman-" + user), user);
        List<StateFolder> more = new ArrayList<>(places);
        more.add(new StateFolder(owned.folder().resolve(digest(location)), new AtomicFiles(), owned));
        return new LocalState(more);
    }

    /** The places to keep what must not be lost, best first. */
    List<StateFolder> places() {
        return places;
    }

    /** What is remembered under a name, empty if nothing is or it cannot be read. */
    byte[] recall(String name) {
        for (StateFolder place : firstPlace()) {
            try {
                byte[] content = place.read(name);
                return content == null ? NOTHING : content;
            } catch (IOException e) {
                return NOTHING; // as said: what is remembered here only saves time
            }
        }
        return NOTHING;
    }

    /** Remembers something that only saves time, if it can be written. */
    void remember(String name, byte[] content) {
        for (StateFolder place : firstPlace()) {
            try {
                place.write(name, content);
            } catch (IOException e) {
                return; // then the next process finds out for itself
            }
        }
    }

    /** Forgets it. */
    void forget(String name) {
        for (StateFolder place : firstPlace()) {
            try {
                place.delete(name);
            } catch (IOException e) {
                return; // then the next process is told what is no longer so, and finds out
            }
        }
    }

    private List<StateFolder> firstPlace() {
        return places.isEmpty() ? places : places.subList(0, 1);
    }

    static String digest(String text) {
        return NameDigest.of(text, 16);
    }
}
