package com.therapyclaims.local.runner.console;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells whoever runs the system what it could not do. Of a failure it tells the exceptions and where they were thrown; their
 * messages may quote what was being worked on, and are not told.
 *
 * @param lines takes each thing that is told
 */
public record Console(Consumer<String> lines) {
    private static final int MOST_FRAMES = 12;

    /** The console this process was started from. */
    public static Console ofThisProcess() {
        return new Console(System.err::println);
    }

    /** Tells something. */
    public void tell(String line) {
        lines.accept(line);
    }

    /**
     * Tells that something failed.
     *
     * @param what the beginning of a sentence that ends in {@code failed}
     */
    public void failed(String what, Throwable failure) {
        StringBuilder told = new StringBuilder(what).append(" failed: ").append(place(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            told.append(System.lineSeparator()).append("  because of ").append(place(cause));
        }
        lines.accept(told.toString());
    }

    private static String place(Throwable failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(MOST_FRAMES)
                        .map(frame -> System.lineSeparator() + "    at " + frame)
                        .collect(Collectors.joining());
    }
}
