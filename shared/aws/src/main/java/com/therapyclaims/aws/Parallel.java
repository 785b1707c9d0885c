package com.therapyclaims.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does several things at once that mostly wait for the table.
 *
 * @param atOnce how many
 */
public record Parallel(int atOnce) {
    /** Answers in the order of the tasks. */
    public <T> List<T> all(Collection<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<T> answers = new ArrayList<>(tasks.size());
            for (Future<T> task : threads.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while several things were done at once", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("one of several things done at once ended without an answer", e);
        }
    }
}
