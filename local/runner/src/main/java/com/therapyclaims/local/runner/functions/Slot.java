package com.therapyclaims.local.runner.functions;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/** The Runtime API's side of one environment: it waits here for its next event and leaves its answers. */
final class Slot {

    private static final Optional<Invocation> CLOSED = Optional.empty();

    private final BlockingQueue<Optional<Invocation>> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final AtomicReference<Invocation> current = new AtomicReference<>();

    /** Completed when the environment first asks for an event, or with why it never will. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    void give(Invocation invocation) {
        current.set(invocation);
        waiting.add(Optional.of(invocation));
    }

    /** Waits for the next event; empty once the environment is gone. */
    Optional<Invocation> next() throws InterruptedException {
        ready.complete(null);
        Optional<Invocation> next = waiting.take();
        if (next.isEmpty()) {
            waiting.add(CLOSED);
        }
        return next;
    }

    /** Takes an answer; false if nobody waits for one of that id. */
    boolean answer(String id, Outcome outcome) {
        Invocation invocation = current.get();
        return invocation != null
                && invocation.id().equals(id)
                && invocation.outcome().complete(outcome);
    }

    void failToStart(Outcome.Failure failure) {
        ready.completeExceptionally(new StartFailedException(failure));
    }

    /** The environment is gone: whatever waits for it learns so. */
    void close(Outcome.Failure why) {
        ready.completeExceptionally(new StartFailedException(why));
        Invocation invocation = current.get();
        if (invocation != null) {
            invocation.outcome().complete(why);
        }
        waiting.add(CLOSED);
    }

    /** The environment did not come up. */
    static final class StartFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Outcome.Failure failure;

        StartFailedException(Outcome.Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        Outcome.Failure failure() {
            return failure;
        }
    }
}
