package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ZipLocalities;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Tables half old, half new: pricing a claim with one part after the other replaced shows what each part changed. A part
 * that the old tables do not have at all is replaced together with the relative values, and so are CMS's published
 * amounts, which tell no part of theirs.
 *
 * @param part the last part that is new already; those that follow it are still old
 */
record Substitution(FeeSchedules before, FeeSchedules after, Part part) implements FeeSchedules {
    /** The parts, in the order in which they are replaced. */
    enum Part {
        NOTHING,
        CONTRACT,
        RELATIVE_VALUES,
        GPCIS,
        CONVERSION_FACTORS
    }

    private boolean isNew(Part asked) {
        return part.compareTo(asked) >= 0;
    }

    private FeeSchedules tables(Part asked) {
        return isNew(asked) ? after : before;
    }

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        Optional<RvuSchedule> older = before.relativeValues(dateOfService);
        if (!isNew(Part.RELATIVE_VALUES)) {
            return older;
        }
        Optional<RvuSchedule> newer = after.relativeValues(dateOfService);
        return isNew(Part.CONVERSION_FACTORS) || older.isEmpty()
                ? newer
                : newer.map(values -> new WithOlderFactor(values, older.get()));
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return tables(Part.GPCIS).gpcis(dateOfService);
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
        return tables(Part.RELATIVE_VALUES).paymentAmounts(dateOfService);
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
        return tables(Part.GPCIS).zipLocalities(dateOfService);
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return tables(Part.GPCIS).earliestZipLocalities();
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return after.ptpEdits(dateOfService);
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return after.mueLimits(dateOfService);
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService) {
        return tables(Part.CONTRACT).commercialFees(payerId, dateOfService);
    }

    /** The new relative values with the conversion factor each code had before. */
    private record WithOlderFactor(RvuSchedule values, RvuSchedule factors) implements RvuSchedule {
        @Override
        public ScheduleVersion version() {
            return values.version();
        }

        @Override
        public Optional<RelativeValue> find(String code) {
            return values.find(code)
                    .map(value -> factors.find(code)
                            .map(older -> value.withConversionFactor(older.conversionFactor()))
                            .orElse(value));
        }
    }
}
