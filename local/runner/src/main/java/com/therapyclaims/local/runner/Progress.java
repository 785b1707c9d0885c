package com.therapyclaims.local.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;

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
        AtomicBoolean over = new AtomicBoolean();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        say(over, "  " + what + " ..." + (detail.isEmpty() ? "" : " " + detail));
                    }
                },
                repeat.toMillis(),
                repeat.toMillis());
        try {
            T result = step.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            end(over, String.format(Locale.ROOT, "%s: %.1f s", what, seconds));
            return result;
        } finally {
            timer.cancel();
        }
    }

    /** A cancelled timer may have begun once more: after the end nothing is said of a step. */
    private synchronized void say(AtomicBoolean over, String line) {
        if (!over.get()) {
            out.println(line);
        }
    }

    private synchronized void end(AtomicBoolean over, String line) {
        over.set(true);
        out.println(line);
    }
}
