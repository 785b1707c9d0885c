package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The published tables as one practice sees them, as known at one moment. Each method gives the version in force on the
 * date of service: of those that have begun, the one that began last, and of those the one published last; empty where
 * none holds for the date.
 */
public interface FeeSchedules {
    Optional<RvuSchedule> relativeValues(LocalDate dateOfService);

    Optional<GpciSchedule> gpcis(LocalDate dateOfService);

    /** CMS's published amounts, which stand beside relative values and indices: see {@code MedicareFees} for which counts. */
    Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService);

    Optional<ZipLocalities> zipLocalities(LocalDate dateOfService);

    /**
     * The ZIP table that begins first, for dates of service before any table: localities seldom change, so its answer
     * stands there with a finding that says so. Empty where no ZIP table is published.
     */
    Optional<ZipLocalities> earliestZipLocalities();

    Optional<PtpEdits> ptpEdits(LocalDate dateOfService);

    Optional<MueLimits> mueLimits(LocalDate dateOfService);

    /** The practice's own fees of a payer. */
    Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService);
}
