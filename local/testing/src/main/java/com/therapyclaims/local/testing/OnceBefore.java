package com.therapyclaims.local.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets something come between two requests of a client: once, before the first request that is meant. What it throws is
 * what the client's caller gets instead of an answer.
 */
public final class OnceBefore implements ExecutionInterceptor {
    private final Predicate<SdkRequest> meant;
    private final Runnable between;
    private final AtomicBoolean come = new AtomicBoolean();

    /** Before the first request that is meant. */
    public OnceBefore(Predicate<SdkRequest> meant, Runnable between) {
        this.meant = meant;
        this.between = between;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (meant.test(context.request()) && come.compareAndSet(false, true)) {
            between.run();
        }
    }

    /** Whether there was such a request. */
    public boolean hasCome() {
        return come.get();
    }
}
