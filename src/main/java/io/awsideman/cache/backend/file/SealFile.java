package io.awsideman.cache.backend.file;

import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Who may use the entries: a small file, and none as long as everybody may. */
final class SealFile {
    private final Layout layout;
    private final AtomicFiles files;

    SealFile(Layout layout, AtomicFiles files) {
        this.layout = layout;
        this.files = files;
    }

    /** The seal, empty when there is none. */
    String read() throws IOException {
        byte[] content = AtomicFiles.read(layout.seal());
        return content == null ? "" : new String(content, StandardCharsets.US_ASCII);
    }

    /** Replaces the seal; on return that survives a loss of power. */
    void write(String seal) throws IOException {
        if (seal.isEmpty()) {
            if (!Files.deleteIfExists(layout.seal())) {
                return;
            }
        } else {
            files.createDirectories(layout.version());
            files.replace(layout.seal(), seal.getBytes(StandardCharsets.US_ASCII), true);
        }
        files.syncDirectory(layout.version());
    }
}
