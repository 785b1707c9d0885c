package com.therapyclaims.domain.payers;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFaultsTest {
    private static final MedicareBasis CURRENT = new MedicareBasis(Optional.empty(), Optional.empty());

    private static Contract contract(String payerId, List<Term> terms) {
        return new Contract(
                payerId,
                "Acme PPO",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.NONE,
                terms,
                new Mppr(false, BigDecimal.ZERO),
                new AssistantReduction(new BigDecimal("15"), AssistantBasis.ALLOWED),
                LesserOf.LINE,
                Optional.empty(),
                new Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false);
    }

    private static Term all(Method method) {
        return new Term(new Scope.All(), method);
    }

    private static Term codes(Method method, String... codes) {
        return new Term(new Scope.Codes(List.of(codes)), method);
    }

    private static Method flat(String rate) {
        return new Method.FlatPerUnit(Money.of(rate));
    }

    private static List<String> pointers(Contract contract) {
        return ContractFaults.of(contract).stream().map(ContractFault::pointer).toList();
    }

    @Test
    void soundContractHasNoFault() {
        var terms = List.of(
                codes(flat("32.00"), "97110", "97530"),
                all(new Method.PercentOfMedicare(new BigDecimal("115"), Rounding.PER_UNIT, CURRENT)));

        assertThat(ContractFaults.of(contract("acme", terms))).isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var contract = new Contract(
                "Acme PPO",
                " ",
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2025, 12, 31)),
                UnitRule.AMA_MIDPOINT,
                EditTable.NONE,
                List.of(
                        codes(flat("0.00"), "97110", "9711", "97110"),
                        codes(new Method.PercentOfCharge(new BigDecimal("101"))),
                        all(new Method.PercentOfMedicare(
                                BigDecimal.ZERO,
                                Rounding.PER_LINE,
                                new MedicareBasis(Optional.of(26), Optional.of("Ohio")))),
                        codes(new Method.PerVisit(Money.of("-1.00")), "97140")),
                new Mppr(true, new BigDecimal("101")),
                new AssistantReduction(new BigDecimal("-1"), AssistantBasis.ALLOWED),
                LesserOf.LINE,
                Optional.of(Money.ZERO),
                new Unlisted.PercentOfCharge(BigDecimal.ZERO),
                new BigDecimal("100.5"),
                false);

        assertThat(pointers(contract))
                .containsExactly(
                        "/payerId",
                        "/name",
                        "/effectiveTo",
                        "/terms/0/scope/codes/1",
                        "/terms/0/scope/codes/2",
                        "/terms/0/rate",
                        "/terms/1/scope/codes",
                        "/terms/1/percent",
                        "/terms/2/percent",
                        "/terms/2/medicare/year",
                        "/terms/2/medicare/locality",
                        "/terms/3",
                        "/terms/3/rate",
                        "/mppr/percent",
                        "/assistantReduction/percent",
                        "/dailyCap",
                        "/unlisted/percent",
                        "/coinsurance/percent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"medicare", "commercial", "commercial-115", "Acme PPO", "", "-acme", "a/b"})
    void payerIdIsAPlainNameOfItsOwn(String payerId) {
        assertThat(pointers(contract(payerId, List.of(all(flat("32.00")))))).containsExactly("/payerId");
    }

    @Test
    void contractWithoutTermsPricesNothing() {
        assertThat(pointers(contract("acme", List.of()))).containsExactly("/terms");
    }

    @Test
    void codeOfALaterTermIsNamedWhereItNeverApplies() {
        var terms = List.of(codes(flat("32.00"), "97110"), codes(flat("33.00"), "97140", "97110"));

        assertThat(pointers(contract("acme", terms))).containsExactly("/terms/1/scope/codes/1");
    }

    @Test
    void kindOfALaterTermIsNamedWhereItNeverApplies() {
        var terms = List.of(
                new Term(new Scope.Kinds(List.of(ServiceKind.EVALUATION)), flat("95.00")),
                new Term(new Scope.Kinds(List.of(ServiceKind.GROUP, ServiceKind.EVALUATION)), flat("20.00")),
                new Term(new Scope.Kinds(List.of()), flat("20.00")));

        assertThat(pointers(contract("acme", terms))).containsExactly("/terms/1/scope/kinds/1", "/terms/2/scope/kinds");
    }

    @Test
    void tiersHoldSoManyUnitsAndTheLastOneTheRest() {
        var sound = new Method.TieredPerUnit(List.of(tier(4, "32.00"), restAt("0.00")));
        var faulty = new Method.TieredPerUnit(List.of(restAt("0.00"), tier(0, "32.00"), tier(2, "16.00")));

        assertThat(pointers(contract("acme", List.of(all(sound))))).isEmpty();
        assertThat(pointers(contract("acme", List.of(all(faulty)))))
                .containsExactly(
                        "/terms/0/tiers/0/rate",
                        "/terms/0/tiers/0/units",
                        "/terms/0/tiers/1/units",
                        "/terms/0/tiers/2/units");
        assertThat(pointers(contract("acme", List.of(all(new Method.TieredPerUnit(List.of()))))))
                .containsExactly("/terms/0/tiers");
    }

    private static Tier tier(int units, String rate) {
        return new Tier(Optional.of(units), Money.of(rate));
    }

    private static Tier restAt(String rate) {
        return new Tier(Optional.empty(), Money.of(rate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATIONAL", "15202-00"})
    void pinnedLocalityIsNationalOrAContractorsNumber(String locality) {
        var basis = new MedicareBasis(Optional.of(2024), Optional.of(locality));
        var method = new Method.PercentOfMedicare(new BigDecimal("130"), Rounding.PER_UNIT, basis);

        assertThat(ContractFaults.of(contract("acme", List.of(all(method))))).isEmpty();
    }
}
