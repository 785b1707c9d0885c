package com.therapyclaims.local.runner.triggers;

import java.time.Duration;

/**
 * How long to wait before trying again. AWS waits minutes and visibility timeouts; nobody wants to on their own machine.
 *
 * @param retry before an asynchronous invocation is tried again, times the number of the try
 * @param messageReturn before a message that failed may be received again
 */
public record Pace(Duration retry, Duration messageReturn) {

    /** For a person who watches. */
    public static Pace calm() {
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    /** For a test that waits. */
    public static Pace quick() {
        return new Pace(Duration.ofMillis(50), Duration.ZERO);
    }
}
