package com.therapyclaims.conformance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Looks again until an API shows what it was told, or the time is over. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Instant deadline;

    private Waiting(Instant deadline) {
        this.deadline = deadline;
    }

    static Waiting atMost(Duration patience) {
        return new Waiting(Instant.now().plus(patience));
    }

    boolean isOver() {
        return !Instant.now().isBefore(deadline);
    }

    void untilTheNextLook() throws IOException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
