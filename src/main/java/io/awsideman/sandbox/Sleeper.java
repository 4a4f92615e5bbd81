package io.awsideman.sandbox;

import java.time.Duration;

/** How the sandbox waits when it plays a slow service. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;

    /** Waits in real time. */
    static Sleeper real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
