package com.therapyclaims.benchmarks.repricing;

import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What goes wrong around one worker: throttled writes, and the worker's sudden end. */
final class Faults implements ExecutionInterceptor {
    private static final int THROTTLED_OF_100 = 2;

    private final int callsToLive;
    private int calls;

    private Faults(int callsToLive) {
        this.callsToLive = callsToLive;
    }

    static Faults none() {
        return new Faults(0);
    }

    /** Faults of a worker that in one of ten invocations is killed in the middle of its work. */
    static Faults some() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Faults(random.nextInt(10) == 0 ? random.nextInt(2, 20) : Integer.MAX_VALUE);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (callsToLive == 0) {
            return;
        }
        synchronized (this) {
            calls++;
            if (calls >= callsToLive) {
                throw new Killed();
            }
        }
        if (context.request() instanceof TransactWriteItemsRequest
                && ThreadLocalRandom.current().nextInt(100) < THROTTLED_OF_100) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("throttled by the benchmark")
                    .statusCode(400)
                    .build();
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        // A worker also dies between a write and the answer to it.
        synchronized (this) {
            if (callsToLive != 0 && calls == callsToLive - 1) {
                throw new Killed();
            }
        }
    }

    /** The process is gone: nothing that catches exceptions goes on. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
