package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.functions.Slot.StartFailedException;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The environments of one function: reused while they live, as many as are needed at once up to a limit. */
final class FunctionPool {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Function function;
    private final EnvironmentStarter starter;
    private final Semaphore places;
    private final BlockingDeque<Environment> idle = new LinkedBlockingDeque<>();
    private final AtomicLong invocations = new AtomicLong();
    private final AtomicLong timeouts = new AtomicLong();

    FunctionPool(Function function, EnvironmentStarter starter, int limit) {
        this.function = function;
        this.starter = starter;
        this.places =
                new Semaphore(Math.min(limit, function.reservedConcurrency().orElse(limit)), true);
    }

    /** Starts an environment before anyone needs it, unless there has been one, and waits until it is ready. */
    void warm() {
        if (!idle.isEmpty() || !places.tryAcquire()) {
            return;
        }
        try {
            Environment environment = starter.start(function);
            environment.slot().ready().handle((_, _) -> "").get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
            if (environment.isAlive()) {
                idle.addFirst(environment);
            }
        } catch (ExecutionException | TimeoutException e) {
            // Whoever needs it will see why it does not start.
            return;
        } catch (IllegalStateException e) {
            // All have been ended: nobody will need it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    /** Runs the function on an event and waits for what comes of it. */
    Outcome invoke(String requestId, byte[] event) throws InterruptedException {
        places.acquire();
        try {
            invocations.incrementAndGet();
            Environment environment = idleOrNew();
            Outcome outcome = run(environment, requestId, event);
            if (environment.isAlive()) {
                idle.addFirst(environment);
            }
            return outcome;
        } finally {
            places.release();
        }
    }

    /** How often the function has been invoked so far. */
    long invocations() {
        return invocations.get();
    }

    /** How many of them took longer than the function may. */
    long timeouts() {
        return timeouts.get();
    }

    private Environment idleOrNew() {
        for (Environment found = idle.pollFirst(); found != null; found = idle.pollFirst()) {
            if (found.isAlive()) {
                return found;
            }
        }
        return starter.start(function);
    }

    private Outcome run(Environment environment, String requestId, byte[] event) throws InterruptedException {
        try {
            environment.slot().ready().get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            environment.kill();
            return e.getCause() instanceof StartFailedException failed
                    ? failed.failure()
                    : Outcome.Failure.of("Runtime.Unknown", String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            environment.kill();
            return Outcome.Failure.of("Sandbox.Timedout", "The function did not start in time");
        }
        Invocation invocation =
                new Invocation(requestId, event, Instant.now().plus(function.timeout()), new CompletableFuture<>());
        environment.slot().give(invocation);
        if (!environment.isAlive()) {
            // It died between being found and being given the event.
            environment.slot().close(Outcome.Failure.of("Runtime.ExitError", "Runtime exited"));
        }
        try {
            return invocation.outcome().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            timeouts.incrementAndGet();
            environment.kill();
            String seconds =
                    String.format(Locale.ROOT, "%.2f", function.timeout().toMillis() / 1000.0);
            return Outcome.Failure.of("Sandbox.Timedout", "Task timed out after " + seconds + " seconds");
        } catch (ExecutionException e) {
            return Outcome.Failure.of("Runtime.Unknown", String.valueOf(e.getMessage()));
        }
    }
}
