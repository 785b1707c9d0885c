package com.therapyclaims.local.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

/** Says what is being done, again every two seconds while it lasts, and how long it took. */
final class Progress {

    private static final Duration REPEAT = Duration.ofSeconds(2);

    private final PrintStream out;
    private volatile String detail = "";

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Something that takes its time. */
    interface Step<T> {
        T run();
    }

    /** Where the step is. */
    void detail(String text) {
        detail = text;
    }

    <T> T step(String what, Step<T> step) {
        detail = "";
        long begin = System.nanoTime();
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        out.println("  " + what + " ..." + (detail.isEmpty() ? "" : " " + detail));
                    }
                },
                REPEAT.toMillis(),
                REPEAT.toMillis());
        try {
            T result = step.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.println(String.format(Locale.ROOT, "%s: %.1f s", what, seconds));
            return result;
        } finally {
            timer.cancel();
        }
    }
}
