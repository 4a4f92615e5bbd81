package io.awsideman.cache.interleaving;

import io.awsideman.cache.interleaving.Access.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario in every order that its steps can take. Orders that differ only in neighbouring steps that commute are run
 * once (sleep sets: P. Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, 1996). Each run replays
 * the decisions of the one before up to the last that has an alternative, so a scenario must be deterministic but for them.
 */
final class Interleavings implements AutoCloseable {
    /** How many orders were run to their end, and how many were left as repetitions of others. */
    record Search(long orders, long repetitions) {}

    private static final Access EVERYTHING = Access.writing(Thing.TIME, Thing.values());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Decision> decisions = new ArrayList<>();

    /** Runs all orders; what an actor or the verification throws ends the search, with the order that led there. */
    Search all(Function<Steps, Scenario> scenarios) {
        decisions.clear();
        long orders = 0;
        long repetitions = 0;
        do {
            Run run = new Run();
            if (run.complete(scenarios.apply(run))) {
                orders++;
            } else {
                repetitions++;
            }
        } while (advance());
        return new Search(orders, repetitions);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Moves the last decision that has an alternative to it, and forgets those after. */
    private boolean advance() {
        while (!decisions.isEmpty()) {
            Decision last = decisions.get(decisions.size() - 1);
            if (last.next()) {
                return true;
            }
            decisions.remove(decisions.size() - 1);
        }
        return false;
    }

    /** One point where the search can go on in several ways: which actor is next, or what the world does. */
    private static final class Decision {
        private final List<Integer> options;
        private final Map<Integer, Access> pending;
        private final Map<Integer, Access> asleep;
        private int taken;

        Decision(List<Integer> options, Map<Integer, Access> pending, Map<Integer, Access> asleep) {
            this.options = options;
            this.pending = pending;
            this.asleep = asleep;
        }

        int choice() {
            return options.get(taken);
        }

        boolean next() {
            taken++;
            return taken < options.size();
        }

        /** The actors that need not go first after this decision: it was, or will be, searched from here. */
        Map<Integer, Access> asleepAfter() {
            Map<Integer, Access> still = new HashMap<>(asleep);
            options.subList(0, taken)
                    .forEach(earlier -> still.put(earlier, Objects.requireNonNull(pending.get(earlier))));
            Access done = Objects.requireNonNull(pending.get(choice()));
            still.values().removeIf(access -> !access.commutesWith(done));
            return still;
        }
    }

    /** One order. Whoever reaches a step decides who goes on, so that a thread which goes on itself need not be switched to. */
    private final class Run implements Steps {
        private final ThreadLocal<@Nullable Actor> current = new ThreadLocal<>();
        private final List<Actor> actors = new ArrayList<>();
        private final List<Object> history = new ArrayList<>();
        private final Semaphore controller = new Semaphore(0);
        private Map<Integer, Access> asleep = Map.of();
        private int depth;
        private boolean underWay;
        private boolean repetition;
        private volatile boolean abandoned;

        /** Whether it went to its end and was verified; otherwise it was a repetition. */
        boolean complete(Scenario scenario) {
            for (Runnable each : scenario.actors()) {
                Actor actor = new Actor(actors.size(), each);
                actors.add(actor);
                threads.execute(actor::run);
                controller.acquireUninterruptibly();
            }
            try {
                underWay = true;
                goOn(null);
                controller.acquireUninterruptibly();
                underWay = false;
                if (repetition) {
                    return false;
                }
                failIfOneFailed();
                scenario.verify();
                return true;
            } catch (AssertionError e) {
                throw new AssertionError("after the steps " + history + ": " + e.getMessage(), e);
            } finally {
                abandoned = true;
                actors.stream().filter(Actor::waits).forEach(this::end);
            }
        }

        @Override
        public void next(Access access) {
            Actor actor = current.get();
            if (actor != null) {
                actor.await(access);
            }
        }

        @Override
        public int choose(int ways) {
            if (current.get() == null) {
                return 0;
            }
            if (depth == decisions.size()) {
                Map<Integer, Access> pending = new TreeMap<>();
                for (int way = 0; way < ways; way++) {
                    pending.put(way, EVERYTHING);
                }
                decisions.add(new Decision(List.copyOf(pending.keySet()), pending, Map.of()));
            }
            int chosen = decisions.get(depth++).choice();
            history.add(chosen);
            return chosen;
        }

        /** Lets the actor go on whose turn it is, and this one wait for its own; the controller goes on when all are done. */
        private void goOn(@Nullable Actor self) {
            Actor next = null;
            if (actors.stream().anyMatch(Actor::waits) && actors.stream().noneMatch(Actor::failed)) {
                next = decide();
                repetition = next == null;
            }
            if (next == null) {
                controller.release();
            } else if (next != self) {
                next.turn.release();
            }
            if (self != null && next != self) {
                self.turn.acquireUninterruptibly();
            }
        }

        private @Nullable Actor decide() {
            if (depth == decisions.size()) {
                Map<Integer, Access> pending = new TreeMap<>();
                actors.stream().filter(Actor::waits).forEach(actor -> pending.put(actor.number, actor.wanted()));
                List<Integer> options = pending.keySet().stream()
                        .filter(actor -> !asleep.containsKey(actor))
                        .toList();
                if (options.isEmpty()) {
                    return null;
                }
                decisions.add(new Decision(options, pending, asleep));
            }
            Decision decision = decisions.get(depth++);
            asleep = decision.asleepAfter();
            Actor next = actors.get(decision.choice());
            history.add(Map.entry(next.number, next.wanted()));
            return next;
        }

        private void failIfOneFailed() {
            for (Actor actor : actors) {
                if (actor.failure != null) {
                    throw new AssertionError(actor.failure.toString(), actor.failure);
                }
            }
        }

        private void end(Actor actor) {
            actor.turn.release();
            controller.acquireUninterruptibly();
        }

        /** A thread that runs only when it is its turn. */
        private final class Actor {
            private final int number;
            private final Runnable work;
            private final Semaphore turn = new Semaphore(0);
            private @Nullable Access wanted;
            private @Nullable Throwable failure;

            Actor(int number, Runnable work) {
                this.number = number;
                this.work = work;
            }

            boolean waits() {
                return wanted != null;
            }

            boolean failed() {
                return failure != null;
            }

            Access wanted() {
                return Objects.requireNonNull(wanted, "the actor is done");
            }

            void await(Access access) {
                if (abandoned) {
                    throw new Abandoned();
                }
                wanted = access;
                if (underWay) {
                    goOn(this);
                } else {
                    controller.release();
                    turn.acquireUninterruptibly();
                }
                if (abandoned) {
                    throw new Abandoned();
                }
            }

            private void run() {
                current.set(this);
                try {
                    work.run();
                } catch (Abandoned e) {
                    // nobody waits for the end of this order
                } catch (Throwable e) {
                    failure = e;
                }
                current.remove();
                wanted = null;
                if (underWay) {
                    goOn(null);
                } else {
                    controller.release();
                }
            }
        }
    }

    /** Ends an actor whose order is not run to its end; nothing under test catches it. */
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super(null, null, false, false);
        }
    }
}
