package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The archive by month of service: what each claim adds to its provider's month (U-11). */
public interface UnitTimes {
    /**
     * Reads a practice's month from its first day, or from where an earlier piece ended. A claim archived a moment ago may
     * not be in it yet, and one that moves to another day while the month is read may be in it on both or on none.
     *
     * @param mostDays the most days of the piece, 1 or more; it has fewer where they hold more claims than fit in a request
     * @param cursor a {@link Piece#nextCursor} of the same month
     * @throws ClaimArchive.InvalidCursorException if the cursor is none of this month
     */
    Piece read(String practiceId, YearMonth month, int mostDays, Optional<String> cursor);

    /**
     * Days of a month that follow one another. The pieces of a month add up to it: no day is in two of them.
     *
     * @param from its first day
     * @param through its last day
     * @param claimsToCorrect Medicare's claims of these days that need correction and so add nothing
     * @param nextCursor what to ask with for the days after these, if there are any
     */
    record Piece(
            LocalDate from, LocalDate through, List<UnitTime> times, int claimsToCorrect, Optional<String> nextCursor) {
        public Piece {
            times = List.copyOf(times);
        }

        /** The calendar month of service. */
        public YearMonth month() {
            return YearMonth.from(from);
        }

        /** Whether it is the whole month. */
        public boolean isWhole() {
            return from.equals(month().atDay(1)) && through.equals(month().atEndOfMonth());
        }
    }
}
