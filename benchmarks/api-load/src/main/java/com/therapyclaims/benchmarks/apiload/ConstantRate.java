package com.therapyclaims.benchmarks.apiload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at fixed moments, whether or not those before are answered, and counts each one's time from the moment it
 * was meant to be sent: a server that stalls is charged with all that had to wait for it (no coordinated omission).
 */
final class ConstantRate {
    private static final int DIGITS = 3;

    private final double rate;
    private final AtomicInteger failures = new AtomicInteger();

    ConstantRate(double rate) {
        this.rate = rate;
    }

    int failures() {
        return failures.get();
    }

    /** Adds the microseconds of each request of that long. */
    void run(Duration duration, long firstNumber, LongPredicate request, Histogram microseconds)
            throws InterruptedException {
        int count = (int) (duration.toMillis() * rate / 1000);
        Histogram times = new ConcurrentHistogram(DIGITS);
        CountDownLatch open = new CountDownLatch(count);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long intended = began + (long) (i * 1e9 / rate);
            long number = firstNumber + i;
            while (System.nanoTime() < intended) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            Thread.ofVirtual().start(() -> {
                if (!request.test(number)) {
                    failures.incrementAndGet();
                }
                times.recordValue((System.nanoTime() - intended) / 1000);
                open.countDown();
            });
        }
        open.await();
        microseconds.add(times);
    }
}
