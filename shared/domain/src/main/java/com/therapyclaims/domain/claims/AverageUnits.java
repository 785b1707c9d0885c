package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.AverageUnit.Sums;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A practice's month by provider (U-11).
 *
 * @param items one a provider who has claims with timed minutes, by NPI
 */
public record AverageUnits(Extent extent, List<AverageUnit> items) {
    /** The name of the check, beside those of a day's units. */
    private static final String CHECK = "AVERAGE_UNIT";

    public AverageUnits {
        items = List.copyOf(items);
    }

    /**
     * Which claims were added up.
     *
     * @param month of service, {@code 2026-08}
     * @param payerId whose claims; Medicare's, because the expectation is Medicare's
     * @param from first day of service of this answer
     * @param through last day of service of this answer
     * @param claimsToCorrect claims of the payer and these days, of any provider, that add nothing until they are corrected
     * @param coverage whether the average was held against 15 minutes
     */
    public record Extent(
            String month,
            String payerId,
            LocalDate from,
            LocalDate through,
            int claimsToCorrect,
            List<Coverage> coverage) {
        public Extent {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * Adds up.
     *
     * @param providerNpi the only provider to tell of, if it is one
     */
    public static AverageUnits of(UnitTimes.Piece piece, Optional<String> providerNpi) {
        TreeMap<String, Sums> byProvider = new TreeMap<>();
        piece.times().stream()
                .filter(time -> providerNpi.map(time.providerNpi()::equals).orElse(true))
                .forEach(time -> byProvider.merge(time.providerNpi(), Sums.of(time), Sums::plus));
        return new AverageUnits(
                new Extent(
                        piece.month().toString(),
                        StandardPayers.MEDICARE,
                        piece.from(),
                        piece.through(),
                        piece.claimsToCorrect(),
                        List.of(coverage(piece))),
                byProvider.entrySet().stream()
                        .map(provider ->
                                AverageUnit.of(provider.getKey(), piece.month(), piece.isWhole(), provider.getValue()))
                        .toList());
    }

    private static Coverage coverage(UnitTimes.Piece piece) {
        String source = Rule.U_11.citation();
        return piece.isWhole()
                ? new Coverage(
                        CHECK,
                        source,
                        Optional.of(piece.from()),
                        Optional.of(piece.through()),
                        true,
                        Optional.of(
                                "Medicare's claims as they stand now, without void ones and those that need correction; a claim"
                                        + " archived a moment ago may be missing."))
                : Coverage.unchecked(
                        CHECK,
                        source,
                        Text.of(
                                "These are the days from %s to %s: the month's average is that of all its days added up.",
                                piece.from(), piece.through()));
    }
}
