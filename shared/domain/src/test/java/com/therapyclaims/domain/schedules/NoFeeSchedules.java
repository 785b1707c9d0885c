package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Optional;

/** No table at all; a test overrides what it needs. */
public interface NoFeeSchedules extends FeeSchedules {
    @Override
    default Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<ZipLocalities> earliestZipLocalities() {
        return Optional.empty();
    }

    @Override
    default Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return Optional.empty();
    }

    @Override
    default Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService) {
        return Optional.empty();
    }
}
