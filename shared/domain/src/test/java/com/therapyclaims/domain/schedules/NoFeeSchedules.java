package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Optional;

/** No table at all; a test overrides what it needs. */
public class NoFeeSchedules implements FeeSchedules {
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
