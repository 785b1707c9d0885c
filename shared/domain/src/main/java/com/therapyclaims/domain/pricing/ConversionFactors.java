package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.ByDate.since;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The physician fee schedule's published conversion factors, dollars per RVU, by date of service.
 *
 * <p>A relative value file carries the factor of its release, on every row. Where a year has several factors (2024
 * changed on March 9; since 2026 qualifying APM participants have their own), the date and the clinician decide between
 * them. A file with a factor that is none of its year's is believed: the law may have changed it.
 */
public final class ConversionFactors {
    /** A period's factors; {@code qualifying} is that of qualifying APM participants, where it differs. */
    private record Factors(BigDecimal ordinary, Optional<BigDecimal> qualifying) {
        static Factors forAll(String factor) {
            return new Factors(new BigDecimal(factor), Optional.empty());
        }

        static Factors apart(String ordinary, String qualifying) {
            return new Factors(new BigDecimal(ordinary), Optional.of(new BigDecimal(qualifying)));
        }

        boolean hold(BigDecimal factor) {
            return ordinary.compareTo(factor) == 0
                    || qualifying.filter(own -> own.compareTo(factor) == 0).isPresent();
        }
    }

    private static final LocalDate LAST_KNOWN_DAY = LocalDate.of(2026, 12, 31);

    private static final ByDate<Factors> PUBLISHED = new ByDate<>(List.of(
            since("2018-01-01", Factors.forAll("35.9996")),
            since("2019-01-01", Factors.forAll("36.0391")),
            since("2020-01-01", Factors.forAll("36.0896")),
            since("2021-01-01", Factors.forAll("34.8931")),
            since("2022-01-01", Factors.forAll("34.6062")),
            since("2023-01-01", Factors.forAll("33.8872")),
            since("2024-01-01", Factors.forAll("32.7442")),
            since("2024-03-09", Factors.forAll("33.2875")), // Consolidated Appropriations Act, 2024
            since("2025-01-01", Factors.forAll("32.3465")),
            since("2026-01-01", Factors.apart("33.4009", "33.5675"))));

    private ConversionFactors() {}

    /**
     * Which factor holds, and why.
     *
     * @param factor dollars per RVU
     * @param reason in words, for the explanation
     * @param unpublished whether the table's factor is none of those published for its year
     * @param qualifyingUnknown whether the clinician qualifies on a date whose own factor is not known here
     */
    record Choice(BigDecimal factor, String reason, boolean unpublished, boolean qualifyingUnknown) {}

    /**
     * Chooses the factor.
     *
     * @param ofTable the factor on the code's row
     * @param qualifying whether the clinician is a qualifying APM participant of the year
     */
    static Choice choose(BigDecimal ofTable, LocalDate dateOfService, boolean qualifying) {
        Optional<Factors> published =
                dateOfService.isAfter(LAST_KNOWN_DAY) ? Optional.empty() : PUBLISHED.on(dateOfService);
        if (published.isEmpty()) {
            return new Choice(ofTable, "the table's; none is published here for the date", false, qualifying);
        }
        Factors ofDate = published.get();
        if (!isPublishedIn(dateOfService.getYear(), ofTable)) {
            boolean ownUnknown = qualifying && ofDate.qualifying().isPresent();
            return new Choice(ofTable, "the table's, where " + ofDate.ordinary() + " was published", true, ownUnknown);
        }
        if (qualifying && ofDate.qualifying().isPresent()) {
            return new Choice(ofDate.qualifying().get(), "that of qualifying APM participants", false, false);
        }
        return new Choice(ofDate.ordinary(), "published for the date", false, false);
    }

    /** Whether the law changed the factor from one date to the other, as far as is known here. */
    static boolean changedBetween(LocalDate earlier, LocalDate later) {
        return !PUBLISHED.on(earlier).equals(PUBLISHED.on(later));
    }

    /** Whether qualifying APM participants have, or may have, a factor of their own on the date. */
    static boolean mayDifferForQualifying(LocalDate date) {
        return date.isAfter(LAST_KNOWN_DAY)
                || PUBLISHED.on(date).flatMap(Factors::qualifying).isPresent();
    }

    /** The factors published for the year for ordinary clinicians, by date; none where the year is not known here. */
    public static List<BigDecimal> ordinaryIn(int year) {
        return periodsOf(year).map(Factors::ordinary).toList();
    }

    /** The factors published for the year for qualifying APM participants; none where they have no own. */
    public static List<BigDecimal> qualifyingIn(int year) {
        return periodsOf(year)
                .map(Factors::qualifying)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isPublishedIn(int year, BigDecimal factor) {
        for (ByDate.Period<Factors> period : PUBLISHED.periods()) {
            if (period.from().getYear() == year && period.figure().hold(factor)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Factors> periodsOf(int year) {
        return PUBLISHED.periods().stream()
                .filter(period -> period.from().getYear() == year)
                .map(ByDate.Period::figure);
    }
}
