package com.therapyclaims.files;

import com.therapyclaims.domain.pricing.ConversionFactors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a relative value file's conversion factor is one that was published for its year. Where a year has
 * several, the date or the clinician chooses between them when a price is made.
 */
final class ConversionFactorCheck {
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
        List<BigDecimal> published = Stream.concat(
                        ConversionFactors.ordinaryIn(year).stream(), ConversionFactors.qualifyingIn(year).stream())
                .toList();
        if (published.isEmpty()) {
            problems.warning("No conversion factor is known here for " + year + ": that of the file, "
                    + text(found.keySet().stream()) + ", is believed.");
            return;
        }
        found.forEach((factor, row) -> {
            if (!contains(published, factor)) {
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
        if (isOfQualifyingParticipants(found)) {
            problems.warning("The conversion factor is that of qualifying APM participants; the others are priced with "
                    + text(ConversionFactors.ordinaryIn(year).stream()) + " all the same.");
        }
    }

    /** Whether the file is the year's edition for qualifying APM participants. */
    boolean isOfQualifyingParticipants(Map<BigDecimal, Integer> found) {
        return found.keySet().stream().anyMatch(factor -> contains(ConversionFactors.qualifyingIn(year), factor));
    }

    private static boolean contains(List<BigDecimal> factors, BigDecimal factor) {
        return factors.stream().anyMatch(known -> known.compareTo(factor) == 0);
    }

    private static String text(Stream<BigDecimal> factors) {
        return factors.sorted().map(BigDecimal::toPlainString).collect(Collectors.joining(" or "));
    }
}
