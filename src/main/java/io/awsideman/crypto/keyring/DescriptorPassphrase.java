package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** At a file descriptor that whoever starts this program has opened: 0, or 3 and above. */
record DescriptorPassphrase(int number, Duration patience) implements Passphrase {
    private static final String REMEDY =
            "give the number of an open descriptor, such as 3 in: AWSIDEMAN_CACHE_PASSPHRASE_FD=3 awsideman … 3<FILE";

    static DescriptorPassphrase of(String text) {
        if (!text.matches("0|[3-9]|[1-9][0-9]{1,4}")) {
            throw PassphraseLine.unusable("AWSIDEMAN_CACHE_PASSPHRASE_FD is no file descriptor to read from", REMEDY);
        }
        return new DescriptorPassphrase(Integer.parseInt(text), Duration.ofMinutes(1));
    }

    @Override
    public char[] read() {
        String name = "file descriptor " + number;
        try {
            return new TimeLimit(patience).call(() -> {
                try (InputStream in = open()) {
                    return PassphraseLine.read(in, name);
                }
            });
        } catch (TimeoutException e) {
            throw new KeyUnavailableException(Reason.TIMED_OUT, "nobody has written a passphrase to " + name, REMEDY);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeyUnavailableException known) {
                throw known;
            }
            throw PassphraseLine.unusable(name + " cannot be read", REMEDY);
        }
    }

    private InputStream open() throws IOException {
        return number == 0
                ? new FileInputStream(FileDescriptor.in)
                : Files.newInputStream(Path.of("/dev/fd/" + number));
    }
}
