package com.therapyclaims.http.requests;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
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
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.ContractFault;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.requests.ContractJson.Reading.Faulty;
import com.therapyclaims.http.requests.ContractJson.Reading.Usable;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {
    private static final String WHOLE = """
            {"payerId":"acme","name":"Acme PPO","effectiveFrom":"2026-01-01","effectiveTo":null,
             "unitRule":"AMA_MIDPOINT","editTable":"NONE",
             "terms":[{"scope":{"codes":["97110","97530"]},"method":"FLAT_PER_UNIT","rate":"32.00"},
                      {"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"115","rounding":"PER_LINE",
                       "medicare":{"year":"CURRENT","locality":"SERVICE"}}],
             "mppr":{"apply":false,"percent":"50"},"assistantReduction":{"percent":"15","basis":"ALLOWED"},
             "lesserOf":"CLAIM","dailyCap":null,"unlisted":{"method":"PERCENT_OF_CHARGE","percent":"60"},
             "coinsurance":{"percent":"0"},"sequestration":false}
            """;

    @Test
    void theMarksThatProgramsLeaveBeforeADocumentAreNoFault() {
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
            assertThat(ContractJson.read(("\ufeff" + WHOLE).getBytes(charset)))
                    .as(charset.name())
                    .isEqualTo(ContractJson.read(WHOLE));
        }
        assertThat(ContractJson.read(WHOLE.getBytes(UTF_8))).isEqualTo(ContractJson.read(WHOLE));
    }

    private static Contract contract(String document) {
        return ((Usable) ContractJson.read(document)).contract();
    }

    private static List<String> faults(String document) {
        return ((Faulty) ContractJson.read(document))
                .faults().stream().map(ContractFault::pointer).toList();
    }

    private static String withTerm(String term) {
        return """
                {"payerId":"acme","name":"Acme","effectiveFrom":"2026-01-01","unitRule":"AMA_MIDPOINT","terms":[%s]}
                """.formatted(term);
    }

    @Test
    void everyFieldOfAContractIsRead() {
        assertThat(contract(WHOLE))
                .isEqualTo(new Contract(
                        "acme",
                        "Acme PPO",
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        UnitRule.AMA_MIDPOINT,
                        EditTable.NONE,
                        List.of(
                                new Term(
                                        new Scope.Codes(List.of("97110", "97530")),
                                        new Method.FlatPerUnit(Money.of("32.00"))),
                                new Term(
                                        new Scope.All(),
                                        new Method.PercentOfMedicare(
                                                new BigDecimal("115"),
                                                Rounding.PER_LINE,
                                                new MedicareBasis(Optional.empty(), Optional.empty())))),
                        new Mppr(false, BigDecimal.ZERO),
                        new AssistantReduction(new BigDecimal("15"), AssistantBasis.ALLOWED),
                        LesserOf.CLAIM,
                        Optional.empty(),
                        new Unlisted.PercentOfCharge(new BigDecimal("60")),
                        new BigDecimal("0"),
                        false));
    }

    @Test
    void whatAPlainContractLeavesOutHasItsUsualMeaning() {
        Contract contract = contract(withTerm("""
                {"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"120"}"""));

        assertThat(contract.editTable()).isEqualTo(EditTable.MEDICARE);
        assertThat(contract.lesserOf()).isEqualTo(LesserOf.LINE);
        assertThat(contract.mppr().apply()).isFalse();
        assertThat(contract.assistantReduction().basis()).isEqualTo(AssistantBasis.NONE);
        assertThat(contract.unlisted()).isEqualTo(new Unlisted.NotPriced());
        assertThat(contract.sequestration()).isFalse();
        assertThat(contract.requiredElements()).isEmpty();
        assertThat(contract.modifierOrder()).isEqualTo(ModifierOrder.MEDICARE);
    }

    @Test
    void theOrderOfModifiersIsRead() {
        assertThat(contract(withModifierOrder("\"DISTINCT\",\"DISCIPLINE\"")).modifierOrder())
                .isEqualTo(new ModifierOrder(List.of(ModifierGroup.DISTINCT, ModifierGroup.DISCIPLINE)));
    }

    @Test
    void everyWrongPlaceInTheOrderOfModifiersIsNamed() {
        assertThat(faults(withModifierOrder("\"59\",\"DISTINCT\",\"FIRST\"")))
                .containsExactly("/modifierOrder/0", "/modifierOrder/2");
        assertThat(faults(withModifierOrder("\"DISTINCT\",\"ASSISTANT\",\"DISTINCT\",\"ASSISTANT\"")))
                .containsExactly("/modifierOrder/2", "/modifierOrder/3");
    }

    @Test
    void whatANoteMayNotLackIsRead() {
        assertThat(contract(withRequiredElements("\"TIME\",\"BODY_PART\"")).requiredElements())
                .containsExactlyInAnyOrder(NoteElement.TIME, NoteElement.BODY_PART);
        assertThat(faults(withRequiredElements("\"TIME\",\"SIGNATURE\""))).containsExactly("/requiredElements/1");
    }

    private static String withRequiredElements(String elements) {
        return WHOLE.replace("\"sequestration\":false", "\"requiredElements\":[%s]".formatted(elements));
    }

    private static String withModifierOrder(String groups) {
        return WHOLE.replace("\"sequestration\":false", "\"modifierOrder\":[%s]".formatted(groups));
    }

    @Test
    void authorizationsAndVisitLimitsAreRead() {
        Contract contract = contract(WHOLE.replace("\"sequestration\":false", """
                "authorizationRequired":{"codes":["97110"]},
                "visitLimits":[{"visits":20,"period":"CALENDAR_YEAR","disciplines":["PT","OT"],"effect":"HARD"},
                               {"visits":30,"period":"PLAN_YEAR","planYearBegins":"07-01","effect":"SOFT"}]"""));

        assertThat(contract.authorizationRequired()).contains(new Scope.Codes(List.of("97110")));
        assertThat(contract.visitLimits())
                .containsExactly(
                        new VisitLimit(20, List.of(Discipline.PT, Discipline.OT), Optional.empty(), true),
                        new VisitLimit(30, List.of(), Optional.of(MonthDay.of(7, 1)), false));
    }

    @Test
    void aPlanYearNeedsItsFirstDayAndACalendarYearHasNone() {
        String limits = "\"visitLimits\":[{\"visits\":20,\"period\":\"%s\",\"effect\":\"HARD\"%s}]";

        assertThat(faults(WHOLE.replace("\"sequestration\":false", limits.formatted("PLAN_YEAR", ""))))
                .containsExactly("/visitLimits/0/planYearBegins");
        assertThat(faults(WHOLE.replace(
                        "\"sequestration\":false", limits.formatted("CALENDAR_YEAR", ",\"planYearBegins\":\"07-01\""))))
                .containsExactly("/visitLimits/0/planYearBegins");
    }

    @Test
    void yearAndLocalityCanBePinned() {
        Contract contract = contract(withTerm("""
                {"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"112.5",
                 "medicare":{"year":"2024","locality":"NATIONAL"}}"""));

        assertThat(contract.terms().getFirst().method())
                .isEqualTo(new Method.PercentOfMedicare(
                        new BigDecimal("112.5"),
                        Rounding.PER_UNIT,
                        new MedicareBasis(Optional.of(2024), Optional.of("NATIONAL"))));
    }

    @Test
    void tiersAndKindsAreRead() {
        Contract contract = contract(withTerm("""
                {"scope":{"kinds":["EVALUATION"]},"method":"TIERED_PER_UNIT",
                 "tiers":[{"units":4,"rate":"32.00"},{"rate":"0.00"}]}"""));

        assertThat(contract.terms())
                .containsExactly(new Term(
                        new Scope.Kinds(List.of(ServiceKind.EVALUATION)),
                        new Method.TieredPerUnit(List.of(
                                new Tier(Optional.of(4), Money.of("32.00")),
                                new Tier(Optional.empty(), Money.of("0.00"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scope\":{\"all\":true},\"method\":\"FLAT_PER_UNIT\"} | /terms/0/rate",
                "{\"scope\":{\"all\":true},\"method\":\"FLAT_PER_UNIT\",\"rate\":\"32.00\",\"percent\":\"10\"}"
                        + " | /terms/0/percent",
                "{\"scope\":{\"all\":true},\"method\":\"FEE_SCHEDULE\",\"rate\":\"32.00\"} | /terms/0/rate",
                "{\"scope\":{\"all\":true},\"method\":\"PERCENT_OF_CHARGE\"} | /terms/0/percent",
                "{\"scope\":{\"all\":true},\"method\":\"PER_DIEM\",\"rate\":\"90.00\"} | /terms/0/method",
                "{\"scope\":{},\"method\":\"FEE_SCHEDULE\"} | /terms/0/scope/codes",
                "{\"scope\":{\"codes\":[]},\"method\":\"FEE_SCHEDULE\"} | /terms/0/scope/codes",
                "{\"scope\":{\"kinds\":[\"YOGA\"]},\"method\":\"FEE_SCHEDULE\"} | /terms/0/scope/kinds/0",
                "{\"scope\":{\"all\":true},\"method\":\"TIERED_PER_UNIT\"} | /terms/0/tiers",
                "{\"scope\":{\"all\":true},\"method\":\"TIERED_PER_UNIT\",\"tiers\":[{\"units\":2,\"rate\":\"1.00\"}]}"
                        + " | /terms/0/tiers/0/units",
                "{\"scope\":{\"all\":true,\"codes\":[\"97110\"]},\"method\":\"FEE_SCHEDULE\"} | /terms/0/scope/codes",
                "{\"scope\":{\"all\":true},\"method\":\"FLAT_PER_UNIT\",\"rate\":\"0.00\"} | /terms/0/rate"
            })
    void termThatCannotBeMeantIsNamed(String term, String pointer) {
        assertThat(faults(withTerm(term))).contains(pointer);
    }

    @Test
    void everyFaultIsNamedAtOnceAndUnknownFieldsAreRefused() {
        assertThat(faults("""
                {"payerId":"acme","effectiveFrom":"2026-02-30","unitRule":"BY_FEELING","dailyCap":"-5.00","bonus":true,
                 "terms":[]}
                """))
                .containsExactlyInAnyOrder("/name", "/effectiveFrom", "/unitRule", "/dailyCap", "/bonus", "/terms");
    }

    @Test
    void documentThatIsNoJsonHasOneFault() {
        assertThat(faults("payerId: acme")).containsExactly("");
    }
}
