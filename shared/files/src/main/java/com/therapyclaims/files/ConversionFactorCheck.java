package com.therapyclaims.files;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a relative value file's conversion factor is one that was published for its year. */
final class ConversionFactorCheck {
    // Where a year has several, the date or the clinician chooses between them when a price is made.
    private static final Map<Integer, List<BigDecimal>> PUBLISHED = Map.of(
            2018, factors("35.9996"),
            2019, factors("36.0391"),
            2020, factors("36.0896"),
            2021, factors("34.8931"),
            2022, factors("34.6062"),
            2023, factors("33.8872"),
            2024, factors("32.7442", "33.2875"),
            2025, factors("32.3465"),
            2026, factors("33.4009", "33.5675"));

    private final int year;
    private final Problems problems;

    ConversionFactorCheck(int year, Problems problems) {
        this.year = year;
        this.problems = problems;
    }

    /**
     * Checks a file's factors.
     *
     * @param found each factor in the file, with the first row that has it
     */
    void check(Map<BigDecimal, Integer> found) {
        List<BigDecimal> published = PUBLISHED.get(year);
        if (published == null) {
            problems.warning("No conversion factor is known here for " + year + ": that of the file, "
                    + text(found.keySet().stream()) + ", is believed.");
            return;
        }
        found.forEach((factor, row) -> {
            if (published.stream().noneMatch(known -> known.compareTo(factor) == 0)) {
                problems.fault(
                        row,
                        "CONV FACTOR",
                        "The conversion factor " + factor.toPlainString() + " is not that of " + year + ", "
                                + text(published.stream()) + ".");
            }
        });
        if (found.size() > 1) {
            problems.fault("The file has several conversion factors, " + text(found.keySet().stream()) + ".");
        }
    }

    private static List<BigDecimal> factors(String... factors) {
        return Stream.of(factors).map(BigDecimal::new).toList();
    }

    private static String text(Stream<BigDecimal> factors) {
        return factors.sorted().map(BigDecimal::toPlainString).collect(Collectors.joining(" or "));
    }
}
