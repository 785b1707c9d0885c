package com.therapyclaims.functions.ingestfeeschedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.PaymentFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A payment amount file made from the bundled relative values and indices of 2026, uploaded and priced from. */
@ExtendWith(TestServers.class)
class PaymentAmountIngestTest {
    private static final LocalDate VISIT = LocalDate.of(2026, 3, 2);
    private static final String KEY = "incoming/medicare/2026-01-01/PFALL26.txt";
    private static final BundledSchedules BUNDLED = BundledSchedules.now();
    private static final RvuSnapshot VALUES =
            (RvuSnapshot) BUNDLED.relativeValues(VISIT).orElseThrow();
    private static final GpciSnapshot INDICES =
            (GpciSnapshot) BUNDLED.gpcis(VISIT).orElseThrow();
    private static final String FILE = PaymentFile.text(2026, VALUES, INDICES);

    private IngestingSystem system;

    @BeforeEach
    void freshSystem(TestServers servers) {
        system = new IngestingSystem(servers);
    }

    @Test
    void everyCodeCostsTheSameCentInEveryLocalityBothWays() {
        system.uploadBundled("2026-01-01/RVU26C-therapy.csv");
        system.uploadBundled("2026-01-01/GPCI2026.csv");
        system.upload(KEY, FILE);

        FeeSchedules published = system.asSeenBy("demo");
        assertThat(published.paymentAmounts(VISIT)).isPresent();
        List<String> codes = VALUES.rows()
                .filter(row -> row.modifier().isEmpty())
                .map(RelativeValue::code)
                .toList();
        assertThat(INDICES.localities())
                .allSatisfy(locality ->
                        assertThat(price(published, locality, codes)).isEqualTo(price(BUNDLED, locality, codes)));
    }

    @Test
    void amountsOfAYearWithoutRelativeValuesPriceAlone() {
        system.upload(KEY, FILE);

        assertThat(price(system.asSeenBy("demo"), Locality.parse("15202-00"), List.of("97110", "97530")))
                .extracting(line -> ((LinePrice.Priced) line).allowed())
                .containsExactly(Money.of("43.24"), Money.of("57.51"));
    }

    @Test
    void publishedAmountsAskForARepricing() {
        system.upload(KEY, FILE);

        ScheduleUpload upload = system.medicareUploads().getFirst();
        assertThat(upload.state()).isEqualTo(State.PUBLISHED);
        assertThat(upload.repricingId()).contains("medicare-payments-" + upload.version());
        assertThat(system.planMessages())
                .extracting(message -> RepricingPlanQueue.read(message).plan().scheduleId())
                .containsOnly("medicare-payments");
    }

    /** Two units of each code on one day, so that the ranking, the full and the reduced amounts are all compared. */
    private static List<LinePrice> price(FeeSchedules tables, Locality locality, List<String> codes) {
        return new Pricer(tables)
                .price(new PriceRequest(
                        VISIT,
                        new StandardPayers()
                                .find(StandardPayers.MEDICARE, VISIT)
                                .orElseThrow(),
                        new PricingPlace.InLocality(locality),
                        "11",
                        codes.stream()
                                .map(code -> new LineToPrice(code, 2, List.of("GP"), Optional.empty()))
                                .toList(),
                        List.of(),
                        Money.ZERO,
                        true,
                        false))
                .price()
                .lines();
    }
}
