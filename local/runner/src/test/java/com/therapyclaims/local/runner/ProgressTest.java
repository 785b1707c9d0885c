package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void whatTakesLongSaysWhereItIsAndInTheEndHowLongItTook() {
        Lines lines = new Lines();
        Progress progress = new Progress(new PrintStream(lines, true, StandardCharsets.UTF_8), Duration.ofMillis(20));

        progress.step("Loading", () -> {
            progress.detail("3 of 9 published");
            return lines.await("  Loading ... 3 of 9 published\n");
        });

        assertThat(lines.toString(StandardCharsets.UTF_8)).containsPattern("\nLoading: [0-9]+\\.[0-9] s\n$");
    }

    @Test
    void whatIsDoneAtOnceIsOneLine() {
        Lines lines = new Lines();

        new Progress(new PrintStream(lines, true, StandardCharsets.UTF_8)).step("Issuing", () -> "");

        assertThat(lines.toString(StandardCharsets.UTF_8)).matches("Issuing: 0\\.[0-9] s\n");
    }

    /** What is printed, with a way to wait for a line. */
    private static final class Lines extends ByteArrayOutputStream {
        private final CountDownLatch two = new CountDownLatch(2);

        @Override
        public void flush() {
            two.countDown();
        }

        boolean await(String line) {
            try {
                return two.await(10, TimeUnit.SECONDS)
                        && toString(StandardCharsets.UTF_8).contains(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
