package com.therapyclaims.benchmarks.coldstart;

import com.therapyclaims.benchmarks.coldstart.Starter.FirstAnswer;
import java.util.List;
import java.util.Locale;

/** The results as a table, each beside its peers of the same rounds. */
record Table(List<Measured> measured, int rounds) {

    @Override
    public String toString() {
        double empty = plain(measured.get(0));
        double usual = plain(measured.get(1));
        StringBuilder table = new StringBuilder();
        table.append("| function | AWS clients | start to first answer, ms | x empty | x usual sample"
                + " | with an AOT cache, ms | x usual sample | first answer after the snapshot's hooks, ms"
                + " | classes (fresh) | package, MB | cache, MB |\n");
        table.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Measured one : measured) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.2f | %.2f | %.0f | %.2f | %s | %,d (%,d) | %.1f | %.0f |%n",
                    one.subject().name(),
                    one.classes().clients() ? "yes" : "no",
                    plain(one),
                    plain(one) / empty,
                    plain(one) / usual,
                    cached(one),
                    cached(one) / usual,
                    one.median(Mode.SNAPSHOT, FirstAnswer::fromReadyMillis)
                            .map(millis -> String.format(Locale.ROOT, "%.1f", millis))
                            .orElse(""),
                    one.classes().all(),
                    one.classes().fresh(),
                    one.subject().packageMegabytes(),
                    one.cacheMegabytes()));
        }
        return table.append("\nMedians of ").append(rounds).append(" rounds.").toString();
    }

    private static double plain(Measured one) {
        return one.median(Mode.PLAIN, FirstAnswer::fromStartMillis).orElseThrow();
    }

    private static double cached(Measured one) {
        return one.median(Mode.AOT_CACHE, FirstAnswer::fromStartMillis).orElseThrow();
    }
}
