package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import software.amazon.awssdk.core.exception.SdkException;

/** A name that somebody else has; the service says only that something conflicts. */
final class TakenName {
    private TakenName() {}

    /**
     * The failure because of a name that is taken.
     *
     * @param name what it is and how it reads: {@code the user name jdoe}
     * @param holder who has it: {@code the user jdoe (1111…)}
     * @param look the command that shows the holder
     */
    static AdminException failure(String name, String holder, String look) {
        return new AdminException(
                FailureKind.CONFLICT, name + " is taken: it belongs to " + holder, "look at it with: " + look);
    }

    /**
     * A conflict in the words of the name that is behind it.
     *
     * @param conflict as the service says it; returned if no name explains it, or if that cannot be found out
     * @param check throws the {@link #failure} of a name that is taken
     */
    static RuntimeException explained(SdkException conflict, Runnable check) {
        try {
            check.run();
        } catch (AdminException taken) {
            return new AdminException(taken.kind(), taken.getMessage(), taken.remedy(), conflict);
        } catch (SdkException e) {
            conflict.addSuppressed(e);
        }
        return conflict;
    }
}
