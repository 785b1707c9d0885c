package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether CMS's published amounts count on a date in a locality. They and the formula tell the same cents where
 * both are of one release, so the newer release counts: published amounts do unless relative values or indices of the date
 * began later, or were published later for the same date, as a correction is. They hold no amount for qualifying APM
 * participants, and none after the law changed the conversion factor they were made with.
 *
 * @param table the amounts that count
 */
record PublishedAmounts(PaymentAmounts table, Locality locality) {
    private static final String CHECK = "PAYMENT_AMOUNTS";

    /**
     * Opens the amounts in force, and notes whether they count.
     *
     * @return empty if there are none, or if they do not count
     */
    static Optional<PublishedAmounts> open(
            FeeSchedules feeSchedules, MedicareFees.Basis basis, Optional<Locality> locality, Journal journal) {
        Optional<PaymentAmounts> inForce = locality.flatMap(_ -> feeSchedules.paymentAmounts(basis.date()));
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        PaymentAmounts table = inForce.get();
        Optional<String> why = whyNot(table.version(), feeSchedules, basis);
        if (why.isPresent()) {
            ScheduleVersion version = table.version();
            journal.covered(new Coverage(
                    CHECK,
                    version.source(),
                    Optional.of(version.effectiveFrom()),
                    version.effectiveTo(),
                    false,
                    Optional.of(why.get() + " The amounts are made by the formula.")));
            return Optional.empty();
        }
        journal.used(CHECK, table.version());
        return Optional.of(new PublishedAmounts(table, locality.orElseThrow()));
    }

    /** The code's amount, if the file has it. */
    Optional<PaymentAmount> find(String code) {
        return table.find(locality, code, "");
    }

    String source() {
        return table.version().source();
    }

    private static Optional<String> whyNot(
            ScheduleVersion published, FeeSchedules feeSchedules, MedicareFees.Basis basis) {
        LocalDate date = basis.date();
        if (basis.qualifying() && ConversionFactors.mayDifferForQualifying(date)) {
            return Optional.of("It holds no amounts for qualifying APM participants.");
        }
        if (ConversionFactors.changedBetween(published.effectiveFrom(), date)) {
            return Optional.of("The conversion factor has changed since " + published.effectiveFrom() + ".");
        }
        return feeSchedules
                .relativeValues(date)
                .map(RvuSchedule::version)
                .filter(other -> ScheduleVersions.isNewer(other, published))
                .map(newer -> newer(newer, "relative values"))
                .or(() -> feeSchedules
                        .gpcis(date)
                        .map(GpciSchedule::version)
                        .filter(other -> ScheduleVersions.isNewer(other, published))
                        .map(newer -> newer(newer, "geographic indices")));
    }

    private static String newer(ScheduleVersion version, String what) {
        return Text.of("The %s of %s from %s are newer.", what, version.source(), version.effectiveFrom());
    }
}
