package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;

/**
 * The therapy threshold of one calendar year (Social Security Act 1833(g), as changed by the Bipartisan Budget Act of
 * 2018 s. 50202). The same amounts hold for each of the two buckets.
 *
 * @param year the year of the dates of service
 * @param kx above this amount each line needs KX
 * @param targetedReview above this amount a contractor may select the claims for review
 * @param confirmed whether the amount was read in a published source; otherwise it is to be checked
 */
public record TherapyThreshold(Year year, Money kx, Money targetedReview, boolean confirmed) {
    private static final List<TherapyThreshold> BY_YEAR = List.of(
            of(2018, "2010", false),
            of(2019, "2040", false),
            of(2020, "2080", false),
            of(2021, "2110", true),
            of(2022, "2150", true),
            of(2023, "2230", true),
            of(2024, "2330", true),
            of(2025, "2410", true),
            of(2026, "2480", true));

    /** The threshold of the date's year; empty for a year whose amount is not known here. */
    public static Optional<TherapyThreshold> on(LocalDate dateOfService) {
        return of(dateOfService.getYear());
    }

    /** The threshold of a year; empty where its amount is not known here. */
    public static Optional<TherapyThreshold> of(Year year) {
        return of(year.getValue());
    }

    private static Optional<TherapyThreshold> of(int year) {
        return Lists.first(BY_YEAR, threshold -> threshold.year.getValue() == year);
    }

    /** The targeted review amount is 3,000 in every year listed; from 2028 on it is indexed. */
    private static TherapyThreshold of(int year, String kx, boolean confirmed) {
        return new TherapyThreshold(Year.of(year), Money.of(kx), Money.of("3000"), confirmed);
    }
}
