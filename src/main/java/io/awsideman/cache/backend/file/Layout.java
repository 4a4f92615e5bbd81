package io.awsideman.cache.backend.file;

import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.NameDigest;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where everything lies. Names are digests, so that they say nothing of users and accounts and fit any file system.
 *
 * <pre>
 * v1/&lt;scope&gt;/&lt;key&gt;.entry                       an entry
 * v1/generations/&lt;prefix&gt;                      a token
 * v1/marks/&lt;prefix&gt;.&lt;owner&gt;.&lt;until&gt;            a mark: an empty file; no folder where there is none
 * v1/marks.spare                              the folder for the next mark
 * v1/forgotten/<time>                         the latest change whose token is gone: an empty file
 * v1/seal                                     whose the entries are
 * v1/counters                                 what was counted, added up
 * v1/counters.journal, v1/counters.aside      what was counted since
 * v1/counters.lock, v1/trimmed
 * </pre>
 */
record Layout(Path root) {
    static final String ENTRY = ".entry";
    private static final String SCOPE = "[0-9a-f]{32}";

    Path version() {
        return root.resolve("v1");
    }

    Path scope(String scope) {
        return version().resolve(digest(scope));
    }

    Path entry(EntryAddress address) {
        return scope(address.scope()).resolve(digest(address.name()) + ENTRY);
    }

    Path generations() {
        return version().resolve("generations");
    }

    Path token(String prefix) {
        return generations().resolve(digest(prefix));
    }

    Path marks() {
        return version().resolve("marks");
    }

    Path spareMarks() {
        return version().resolve("marks.spare");
    }

    Path forgotten() {
        return version().resolve("forgotten");
    }

    Path seal() {
        return version().resolve("seal");
    }

    Path counters() {
        return version().resolve("counters");
    }

    Path countersJournal() {
        return version().resolve("counters.journal");
    }

    Path countersAside() {
        return version().resolve("counters.aside");
    }

    Path countersLock() {
        return version().resolve("counters.lock");
    }

    /** When this was last touched, entries were last trimmed. */
    Path trimmed() {
        return version().resolve("trimmed");
    }

    List<Path> scopes() throws IOException {
        return AtomicFiles.list(version()).stream()
                .filter(path -> String.valueOf(path.getFileName()).matches(SCOPE))
                .toList();
    }

    static boolean isEntry(Path file) {
        return file.toString().endsWith(ENTRY);
    }

    static String digest(String text) {
        return NameDigest.of(text, 16);
    }
}
