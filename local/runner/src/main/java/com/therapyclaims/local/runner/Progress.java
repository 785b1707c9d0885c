package com.therapyclaims.local.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

/** Says what is being done, again and again while it lasts, and how long it took. */
final class Progress {

    private final PrintStream out;
    private final Duration repeat;
    private volatile String detail = "";

    /** For a person who waits. */
    Progress(PrintStream out) {
        this(out, Duration.ofSeconds(2));
    }

    /** Says again after that time. */
    Progress(PrintStream out, Duration repeat) {
        this.out = out;
        this.repeat = repeat;
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
                repeat.toMillis(),
                repeat.toMillis());
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
