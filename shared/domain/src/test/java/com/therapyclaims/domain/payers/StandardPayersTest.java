package com.therapyclaims.domain.payers;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardPayersTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);

    private static PublishedContract contract(String payerId, String name, String from, String to) {
        var contract = new Contract(
                payerId,
                name,
                LocalDate.parse(from),
                Optional.ofNullable(to).map(LocalDate::parse),
                UnitRule.AMA_MIDPOINT,
                EditTable.NONE,
                List.of(),
                new Mppr(false, BigDecimal.ZERO),
                new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE),
                LesserOf.NONE,
                Optional.empty(),
                new Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false);
        var version = new ScheduleVersion(
                payerId + "-contract",
                name,
                "0".repeat(64),
                contract.effectiveFrom(),
                contract.effectiveTo(),
                Instant.EPOCH,
                "contract.json");
        return new PublishedContract(contract, version);
    }

    @Test
    void medicareCountsByTheEightMinuteRuleAndAppliesItsEdits() {
        Payer medicare = new StandardPayers().find("medicare", MARCH).orElseThrow();

        assertThat(medicare.unitRule()).isEqualTo(UnitRule.CMS_8_MINUTE);
        assertThat(medicare.editTable()).isEqualTo(EditTable.MEDICARE);
        assertThat(medicare.paymentTerms()).isEqualTo(new PaymentTerms.MedicarePartB());
    }

    @Test
    void commercialCountsByTheMidpointRuleAndAppliesMedicaresEdits() {
        Payer commercial = new StandardPayers().find("commercial", MARCH).orElseThrow();

        assertThat(commercial.unitRule()).isEqualTo(UnitRule.AMA_MIDPOINT);
        assertThat(commercial.editTable()).isEqualTo(EditTable.MEDICARE);
    }

    @ParameterizedTest
    @CsvSource({"commercial,120", "commercial-100,100", "commercial-115,115", "commercial-130,130"})
    void presetPaysItsPercentageOfMedicare(String payerId, BigDecimal percent) {
        var commercial = (PaymentTerms.Commercial)
                new StandardPayers().find(payerId, MARCH).orElseThrow().paymentTerms();
        var method = (Contract.Method.PercentOfMedicare)
                commercial.contract().terms().getFirst().method();

        assertThat(method.percent()).isEqualTo(percent);
        assertThat(commercial.contract().payerId()).isEqualTo(payerId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commercial-99", "commercial-131", "commercial-", "commercial-1200"})
    void noPresetPaysLessThan100OrMoreThan130Percent(String payerId) {
        assertThat(new StandardPayers().find(payerId, MARCH)).isEmpty();
    }

    @Test
    void contractHoldsFromItsFirstToItsLastDay() {
        var payers = new StandardPayers(List.of(contract("acme", "a", "2026-01-01", "2026-03-02")));

        assertThat(payers.find("acme", LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(payers.find("acme", LocalDate.of(2026, 1, 1))).isPresent();
        assertThat(payers.find("acme", MARCH)).isPresent();
        assertThat(payers.find("acme", LocalDate.of(2026, 3, 3))).isEmpty();
    }

    @Test
    void versionThatBeganLastHoldsAndOfThoseTheOnePublishedLast() {
        var payers = new StandardPayers(List.of(
                contract("acme", "spring, first", "2026-02-01", null),
                contract("acme", "spring, corrected", "2026-02-01", null),
                contract("acme", "winter, published late", "2026-01-01", null)));

        assertThat(payers.find("acme", MARCH)).get().extracting(Payer::name).isEqualTo("spring, corrected");
        assertThat(payers.find("acme", LocalDate.of(2026, 1, 5)))
                .get()
                .extracting(Payer::name)
                .isEqualTo("winter, published late");
    }

    @Test
    void correctionForTheSameBeginningEndsTheContractEarlier() {
        var payers = new StandardPayers(List.of(
                contract("acme", "without end", "2026-01-01", null),
                contract("acme", "ended", "2026-01-01", "2026-06-30")));

        assertThat(payers.find("acme", LocalDate.of(2026, 6, 30)))
                .get()
                .extracting(Payer::name)
                .isEqualTo("ended");
        assertThat(payers.find("acme", LocalDate.of(2026, 7, 1))).isEmpty();
    }

    @Test
    void endedCorrectionLeavesTheContractThatBeganEarlierInForceAfterIt() {
        var payers = new StandardPayers(List.of(
                contract("acme", "winter", "2025-12-01", null),
                contract("acme", "without end", "2026-01-01", null),
                contract("acme", "ended", "2026-01-01", "2026-06-30")));

        assertThat(payers.find("acme", LocalDate.of(2026, 7, 1)))
                .get()
                .extracting(Payer::name)
                .isEqualTo("winter");
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31,fees", "2026-01-01,contract", "2026-06-30,contract", "2026-07-01,fees"})
    void feesAloneHoldOnEveryDateThatNoContractHoldsFor(LocalDate dateOfService, String holds) {
        var payers = new StandardPayers(
                List.of(contract("acme", "contract", "2026-01-01", "2026-06-30")),
                List.of(contract("acme", "fees", "2025-01-01", null)));

        assertThat(payers.find("acme", dateOfService))
                .get()
                .extracting(Payer::name)
                .isEqualTo(holds);
    }

    @Test
    void standardPayerIsNotRedefinedByAContract() {
        var payers = new StandardPayers(List.of(contract("medicare", "mine", "2026-01-01", null)));

        assertThat(payers.find("medicare", MARCH)).get().extracting(Payer::name).isEqualTo("Medicare Part B");
    }

    @Test
    void unknownPayerIsEmptyAndTheKnownOnesAreListed() {
        var payers = new StandardPayers(List.of(
                contract("zenith", "z", "2026-01-01", null),
                contract("acme", "a", "2026-01-01", null),
                contract("acme", "a", "2026-02-01", null)));

        assertThat(payers.find("nobody", MARCH)).isEmpty();
        assertThat(payers.knownIds()).containsExactly("acme", "commercial", "medicare", "zenith");
    }
}
