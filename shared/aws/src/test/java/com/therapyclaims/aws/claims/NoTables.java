package com.therapyclaims.aws.claims;

import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ZipLocalities;
import java.time.LocalDate;
import java.util.Optional;

/** Before anything is published. */
final class NoTables implements FeeSchedules {
    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return Optional.empty();
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService) {
        return Optional.empty();
    }
}
