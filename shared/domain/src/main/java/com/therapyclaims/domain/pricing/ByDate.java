package com.therapyclaims.domain.pricing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A figure of the law by date of service.
 *
 * @param periods oldest first; each figure holds from its first day until the next one begins, the last one without end
 */
record ByDate<T>(List<Period<T>> periods) {
    ByDate {
        periods = List.copyOf(periods);
    }

    /** The figure from its first day on. */
    record Period<T>(LocalDate from, T figure) {}

    static <T> Period<T> since(String firstDay, T figure) {
        return new Period<>(LocalDate.parse(firstDay), figure);
    }

    /** The figure on the date; empty before the first one. */
    Optional<T> on(LocalDate date) {
        for (int last = periods.size() - 1; last >= 0; last--) {
            Period<T> period = periods.get(last);
            if (!date.isBefore(period.from())) {
                return Optional.of(period.figure());
            }
        }
        return Optional.empty();
    }
}
