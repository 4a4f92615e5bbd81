package io.awsideman;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import org.jspecify.annotations.Nullable;

/** The platform's random numbers, whose source is looked for when the first is wanted: to find it means to load all of Java's providers. */
final class LateRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    LateRandom() {
        super(new Source(), null);
    }

    private static final class Source extends SecureRandomSpi {
        private static final long serialVersionUID = 1;

        private transient @Nullable SecureRandom platform;

        private synchronized SecureRandom platform() {
            SecureRandom known = platform;
            if (known == null) {
                known = new SecureRandom();
                platform = known;
            }
            return known;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            platform().setSeed(seed);
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            platform().nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            return platform().generateSeed(length);
        }
    }
}
