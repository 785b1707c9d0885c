package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.PublishedContract;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ZipLocalities;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A practice's tables with a version among them that is not published: for dates of service that it would be in force
 * on.
 */
public final class Candidate {
    private Candidate() {}

    /** The tables with this contract. */
    public static RepricingTables contract(
            PublishedFeeSchedules published, Contract contract, ScheduleVersion version) {
        Payers payers = new ContractPayers(
                () -> published.payersWith(List.of(new PublishedContract(contract, version)), List.of()));
        return published.repricingTo(new PracticeTables(payers, published));
    }

    /** The tables with these fees of a payer. */
    public static RepricingTables fees(
            PublishedFeeSchedules published, String payerId, ScheduleVersion version, byte[] snapshot) {
        Payers payers = new ContractPayers(() -> published.payersWith(List.of(), List.of(version)));
        return published.repricingTo(new PracticeTables(
                payers, new WithFees(published, payerId, CommercialFeesSnapshot.open(version, snapshot))));
    }

    private record WithFees(FeeSchedules published, String payerId, CommercialFees fees) implements FeeSchedules {
        @Override
        public Optional<CommercialFees> commercialFees(String asked, LocalDate dateOfService) {
            return asked.equals(payerId) ? Optional.of(fees) : published.commercialFees(asked, dateOfService);
        }

        @Override
        public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
            return published.relativeValues(dateOfService);
        }

        @Override
        public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
            return published.gpcis(dateOfService);
        }

        @Override
        public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
            return published.paymentAmounts(dateOfService);
        }

        @Override
        public Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
            return published.zipLocalities(dateOfService);
        }

        @Override
        public Optional<ZipLocalities> earliestZipLocalities() {
            return published.earliestZipLocalities();
        }

        @Override
        public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
            return published.ptpEdits(dateOfService);
        }

        @Override
        public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
            return published.mueLimits(dateOfService);
        }
    }
}
