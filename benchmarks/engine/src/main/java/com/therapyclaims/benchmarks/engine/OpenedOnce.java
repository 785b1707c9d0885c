package com.therapyclaims.benchmarks.engine;

import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ZipLocalities;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tables that are opened on first use and kept, as a function keeps them between calls. */
class OpenedOnce implements FeeSchedules {
    private final FeeSchedules tables;
    private final Map<LocalDate, Optional<RvuSchedule>> relativeValues = new ConcurrentHashMap<>();
    private final Map<LocalDate, Optional<GpciSchedule>> gpcis = new ConcurrentHashMap<>();
    private final Map<LocalDate, Optional<PaymentAmounts>> payments = new ConcurrentHashMap<>();
    private final Map<LocalDate, Optional<ZipLocalities>> zips = new ConcurrentHashMap<>();
    private final Map<LocalDate, Optional<PtpEdits>> ptp = new ConcurrentHashMap<>();
    private final Map<LocalDate, Optional<MueLimits>> mue = new ConcurrentHashMap<>();

    OpenedOnce(FeeSchedules tables) {
        this.tables = tables;
    }

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate date) {
        return relativeValues.computeIfAbsent(date, tables::relativeValues);
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate date) {
        return gpcis.computeIfAbsent(date, tables::gpcis);
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate date) {
        return payments.computeIfAbsent(date, tables::paymentAmounts);
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate date) {
        return zips.computeIfAbsent(date, tables::zipLocalities);
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return tables.earliestZipLocalities();
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate date) {
        return ptp.computeIfAbsent(date, tables::ptpEdits);
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate date) {
        return mue.computeIfAbsent(date, tables::mueLimits);
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate date) {
        return tables.commercialFees(payerId, date);
    }
}
