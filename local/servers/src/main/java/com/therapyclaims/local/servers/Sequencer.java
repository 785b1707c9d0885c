package com.therapyclaims.local.servers;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** S3's sequencer: of two events of one key, the greater hexadecimal number is the later write, also after a restart. */
final class Sequencer {

    private final AtomicLong last = new AtomicLong();

    String next() {
        long microseconds = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        long next = last.updateAndGet(previous -> Math.max(previous + 1, microseconds));
        return String.format(Locale.ROOT, "%018X", next);
    }
}
