package com.therapyclaims.local.runner;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What ends things that were begun, the last first. One that cannot be ended keeps no other from its end. */
final class Undo implements AutoCloseable {
    private final Deque<Runnable> steps = new ConcurrentLinkedDeque<>();

    /** Remembers how to end what has just been begun. */
    void push(Runnable step) {
        steps.push(step);
    }

    /** What is begun from now on as one: unless it succeeds, its close ends everything. */
    Attempt attempt() {
        return new Attempt();
    }

    final class Attempt implements AutoCloseable {
        private boolean succeeded;

        /** All of it has begun. */
        void succeeded() {
            succeeded = true;
        }

        @Override
        public void close() {
            if (!succeeded) {
                Undo.this.close();
            }
        }
    }

    /** Ends everything once, and then fails as the first that failed, the others beside it. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
