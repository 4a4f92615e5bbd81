package io.awsideman.cache.interleaving;

import java.util.List;

/** Some actors on one world, made anew for every order. */
interface Scenario {
    /** What runs at the same time; each takes its steps through the {@link Steps} that the scenario was made with. */
    List<Runnable> actors();

    /** Asserts what must hold when all are done; here steps are taken without waiting. */
    void verify();
}
