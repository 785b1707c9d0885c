package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.Visit.BillingProvider;
import com.therapyclaims.domain.claims.Visit.Patient;
import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.FiledFrom;
import com.therapyclaims.domain.payers.Contract.FilingLimit;
import com.therapyclaims.domain.payers.Contract.TimeUnit;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimChecksTest {
    private static final String VALID_NPI = "1234567893";
    private static final LocalDate SERVICE = LocalDate.of(2026, 3, 2);
    private static final LocalDate NEXT_DAY = SERVICE.plusDays(1);

    @Test
    void aWholeClaimHasNoFinding() {
        assertThat(check(new Claim())).isEmpty();
    }

    @Test
    void everyNpiIsChecked() {
        var claim = new Claim();
        claim.billingNpi = "1234567890";
        claim.rendering = provider("123", "PT");
        claim.referring = provider("1234567894", "MD");
        claim.billing = TestBilling.at("1111111111");

        assertThat(result(claim, NEXT_DAY).findings())
                .extracting(Finding::pointer)
                .containsExactly(
                        "/claim/billingProvider/npi",
                        "/claim/renderingProvider/npi",
                        "/claim/referringProvider/npi",
                        "/claim/serviceFacility/npi");
    }

    @Test
    void medicareNeedsTheReferringProvider() {
        var claim = new Claim();
        claim.referring = Optional.empty();

        assertThat(check(claim)).containsExactly("CLM.REFERRING_MISSING");
    }

    @Test
    void anotherPayerMayDoWithoutTheReferringProvider() {
        var claim = new Claim();
        claim.payer = "commercial";
        claim.referring = Optional.empty();

        assertThat(check(claim)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PTA", "COTA", "COTA/L", "PTA, CLT", "pta", "PT Assistant", "Physical Therapist Assistant"})
    void anAssistantDoesNotRender(String credential) {
        var claim = new Claim();
        claim.rendering = provider(VALID_NPI, credential);

        assertThat(check(claim)).containsExactly("CLM.RENDERING_ASSISTANT");
    }

    @ParameterizedTest
    @CsvSource({"1,1,''", "4,4,''", "5,5,CLM.DX_POINTER_COUNT", "0,1,''", "0,2,CLM.DX_POINTER_COUNT"})
    void aServicePointsToOneToFourDiagnoses(int pointers, int diagnoses, String code) {
        var claim = new Claim();
        claim.diagnoses = Collections.nCopies(diagnoses, "M25.561");
        claim.pointers = IntStream.rangeClosed(1, pointers).boxed().toList();

        assertThat(check(claim)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3})
    void aPointerNamesADiagnosisOfTheClaim(int pointer) {
        var claim = new Claim();
        claim.diagnoses = List.of("M25.561", "M62.81");
        claim.pointers = List.of(1, pointer);

        assertThat(check(claim)).containsExactly("CLM.DX_POINTER_INVALID");
    }

    @Test
    void aPointerStandsOnce() {
        var claim = new Claim();
        claim.pointers = List.of(1, 1);

        assertThat(check(claim)).containsExactly("CLM.DX_POINTER_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"1,true", "12,true", "13,false"})
    void aClaimHasUpToTwelveDiagnoses(int diagnoses, boolean valid) {
        var claim = new Claim();
        claim.diagnoses = Collections.nCopies(diagnoses, "M25.561");

        assertThat(check(claim).contains("CLM.DX_COUNT")).isEqualTo(!valid);
    }

    @ParameterizedTest
    @CsvSource({"1, 50, true", "1, 51, false", "51, 2, true"})
    void aClaimHasUpToFiftyLinesOfHoweverManyServices(int services, int lines, boolean valid) {
        var claim = new Claim();
        claim.services = services;
        claim.lines = lines;

        assertThat(check(claim).contains("CLM.TOO_MANY_LINES")).isEqualTo(!valid);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01,2026-03-01,true", "2025-03-01,2026-03-02,false", "2024-02-29,2025-02-28,true",
        "2024-02-29,2025-03-01,false", "2023-02-28,2024-02-28,true", "2023-02-28,2024-02-29,false"
    })
    void medicareTakesClaimsForOneCalendarYear(LocalDate service, LocalDate today, boolean timely) {
        var claim = new Claim();
        claim.dateOfService = service;

        assertThat(codes(result(claim, today)).contains("CLM.TIMELY_FILING")).isEqualTo(!timely);
    }

    @Test
    void theDayAClaimSaysItIsFiledCountsWhateverTheClockSays() {
        LocalDate yearsLater = SERVICE.plusYears(9);

        assertThat(filedOn(SERVICE.plusYears(1), yearsLater)).isEmpty();
        assertThat(filedOn(SERVICE.plusYears(1).plusDays(1), SERVICE)).containsExactly("CLM.TIMELY_FILING");
    }

    @Test
    void noClaimIsFiledBeforeItsService() {
        assertThat(filedOn(SERVICE, SERVICE)).isEmpty();
        assertThat(filedOn(SERVICE.minusDays(1), SERVICE)).containsExactly("CLM.FILED_BEFORE_SERVICE");
    }

    /** In Guam it is tomorrow already when in American Samoa, whose day is told here, it is today. */
    @Test
    void noServiceIsOfADayToCome() {
        assertThat(codes(result(new Claim(), SERVICE.minusDays(1)))).isEmpty();
        assertThat(codes(result(new Claim(), SERVICE.minusDays(2)))).containsExactly("CLM.FILED_BEFORE_SERVICE");
    }

    @Test
    void nobodyIsTreatedBeforeBeingBorn() {
        var claim = new Claim();
        claim.birthDate = SERVICE;
        assertThat(codes(result(claim, SERVICE))).isEmpty();

        claim.birthDate = SERVICE.plusDays(1);
        assertThat(codes(result(claim, SERVICE))).containsExactly("CLM.BORN_AFTER_SERVICE");
    }

    private static List<String> filedOn(LocalDate filed, LocalDate today) {
        var claim = new Claim();
        claim.filing = new ClaimFiling("1", Optional.empty(), Optional.empty(), Optional.of(filed));
        return codes(result(claim, today));
    }

    @ParameterizedTest
    @CsvSource({
        "90,DAYS,2026-05-31,true",
        "90,DAYS,2026-06-01,false",
        "6,MONTHS,2026-09-02,true",
        "6,MONTHS,2026-09-03,false",
        "1,YEARS,2027-03-02,true",
        "1,YEARS,2027-03-03,false"
    })
    void aContractLimitsTheTimeToFile(int count, TimeUnit unit, LocalDate today, boolean timely) {
        ClaimCheckResult result = underContract(new FilingLimit(count, unit, FiledFrom.DATE_OF_SERVICE), today);

        assertThat(codes(result).contains("CLM.TIMELY_FILING")).isEqualTo(!timely);
        assertThat(filingCoverage(result)).isTrue();
    }

    @Test
    void aLimitFromThePrimaryPayersAnswerCannotBeCheckedWithoutIt() {
        ClaimCheckResult result =
                underContract(new FilingLimit(90, TimeUnit.DAYS, FiledFrom.PRIMARY_EOB), SERVICE.plusYears(3));

        assertThat(codes(result)).isEmpty();
        assertThat(filingCoverage(result)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-18, true", "2026-06-19, false"})
    void aLimitFromThePrimaryPayersAnswerIsCountedFromItsDay(LocalDate today, boolean timely) {
        ClaimCheckResult result = underContract(
                new FilingLimit(90, TimeUnit.DAYS, FiledFrom.PRIMARY_EOB), today, decidedOn(Order.PRIMARY));

        assertThat(codes(result).contains("CLM.TIMELY_FILING")).isEqualTo(!timely);
        assertThat(filingCoverage(result)).isTrue();
    }

    @Test
    void aSecondaryPayersAnswerBeginsNoLimitOfThePrimarys() {
        ClaimCheckResult result = underContract(
                new FilingLimit(90, TimeUnit.DAYS, FiledFrom.PRIMARY_EOB),
                SERVICE.plusYears(3),
                decidedOn(Order.SECONDARY));

        assertThat(codes(result)).isEmpty();
        assertThat(filingCoverage(result)).isFalse();
    }

    /** Another insurance that decided on March 20. */
    private static BillingDetails decidedOn(Order order) {
        Optional<String> unsaid = Optional.empty();
        OtherInsurance other = new OtherInsurance(
                order,
                Relationship.SELF,
                Optional.empty(),
                "Other Insurance",
                "12345",
                "M-1",
                unsaid,
                "CI",
                Optional.of(new Adjudication(
                        LocalDate.of(2026, 3, 20), Money.of("10.00"), Optional.empty(), List.of(), List.of())));
        return TestBilling.beside(other);
    }

    private static ClaimCheckResult underContract(FilingLimit limit, LocalDate today) {
        return underContract(limit, today, BillingDetails.NONE);
    }

    private static ClaimCheckResult underContract(FilingLimit limit, LocalDate today, BillingDetails billing) {
        Contract contract = new Contract(
                "acme",
                "Acme PPO",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.MEDICARE,
                List.of(),
                new Contract.Mppr(false, BigDecimal.ZERO),
                new Contract.AssistantReduction(BigDecimal.ZERO, Contract.AssistantBasis.NONE),
                Contract.LesserOf.NONE,
                Optional.empty(),
                new Contract.Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false,
                Optional.empty(),
                List.of(),
                Optional.of(limit),
                ModifierOrder.MEDICARE,
                Set.of());
        Claim claim = new Claim();
        claim.payer = "acme";
        claim.billing = billing;
        return new ClaimChecks()
                .check(claim.visit(), claim.lines(), new PaymentTerms.Commercial(contract, Optional.empty()), today);
    }

    private static boolean filingCoverage(ClaimCheckResult result) {
        return result.coverage().stream()
                .filter(coverage -> coverage.check().equals("TIMELY_FILING"))
                .findFirst()
                .orElseThrow()
                .checked();
    }

    /** Of a standard payer, or of one whose contract is as silent as the preset's. */
    private static ClaimCheckResult result(Claim claim, LocalDate today) {
        String payer = claim.payer.equals("acme") ? "commercial" : claim.payer;
        return new ClaimChecks()
                .check(
                        claim.visit(),
                        claim.lines(),
                        new StandardPayers()
                                .find(payer, claim.dateOfService)
                                .orElseThrow()
                                .paymentTerms(),
                        today);
    }

    @Test
    void theFilingLimitOfAnotherPayerIsNotCheckedAndSaidToBe() {
        var claim = new Claim();
        claim.payer = "acme";

        assertThat(result(claim, SERVICE.plusYears(5)).coverage())
                .filteredOn(coverage -> coverage.check().equals("TIMELY_FILING"))
                .extracting(Coverage::checked)
                .containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8", "6", ""})
    void medicareTakesOriginalClaimsAlone(String frequency) {
        assertThat(check(
                        new Claim(),
                        new ClaimFiling(frequency, Optional.of("ICN1"), Optional.empty(), Optional.empty())))
                .containsExactly("CLM.FREQUENCY_NOT_ACCEPTED");
    }

    @ParameterizedTest
    @CsvSource({"7,ICN1,''", "8,ICN1,''", "7,'',CLM.ORIGINAL_REF_MISSING", "8,' ',CLM.ORIGINAL_REF_MISSING"})
    void aReplacementNamesTheOriginal(String frequency, String reference, String code) {
        var claim = new Claim();
        claim.payer = "commercial";

        assertThat(check(claim, new ClaimFiling(frequency, Optional.of(reference), Optional.empty(), Optional.empty())))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void theTotalIsTheSumOfTheCharges() {
        var claim = new Claim();
        claim.services = 2;
        claim.charge = Optional.of(Money.of("75.05"));

        assertThat(check(claim, filed("150.10"))).isEmpty();
        assertThat(check(claim, filed("150.11"))).containsExactly("CLM.TOTAL_MISMATCH");
    }

    @Test
    void withoutAllChargesTheTotalCannotBeHeldAgainstThemAndTheCoverageSaysSo() {
        var claim = new Claim();
        claim.filing = filed("150.10");

        assertThat(check(claim)).isEmpty();
        assertThat(totalCoverage(claim).checked()).isFalse();
        assertThat(totalCoverage(claim).reason()).contains("1 of the 1 services have no charge to add up.");
    }

    @Test
    void aTotalThatWasNotSentIsNotChecked() {
        assertThat(totalCoverage(new Claim()).checked()).isFalse();
    }

    @Test
    void aTotalWithEveryChargeIsChecked() {
        var claim = new Claim();
        claim.charge = Optional.of(Money.of("150.10"));
        claim.filing = filed("150.10");

        assertThat(totalCoverage(claim).checked()).isTrue();
    }

    @Test
    void anAssistantModifierOnATherapistsServiceIsUnsupported() {
        var claim = new Claim();
        claim.modifiers = List.of("CQ");

        assertThat(check(claim)).containsExactly("MOD.CQ_UNSUPPORTED");
        claim.furnishedBy = FurnishedBy.ASSISTANT;
        assertThat(check(claim)).isEmpty();
    }

    private static ClaimFiling filed(String total) {
        return new ClaimFiling("1", Optional.empty(), Optional.of(Money.of(total)), Optional.empty());
    }

    private static List<String> check(Claim claim) {
        return codes(result(claim, NEXT_DAY));
    }

    private static List<String> check(Claim claim, ClaimFiling filing) {
        claim.filing = filing;
        return check(claim);
    }

    private static Coverage totalCoverage(Claim claim) {
        return result(claim, NEXT_DAY).coverage().stream()
                .filter(coverage -> coverage.check().equals("CLAIM_TOTAL"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(ClaimCheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static Optional<Visit.Provider> provider(String npi, String credential) {
        return Optional.of(new Visit.Provider(Optional.of(npi), Optional.empty(), Optional.of(credential)));
    }

    /** A claim in order, which each test puts out of order in one place. */
    private static final class Claim {
        private String payer = "medicare";
        private ClaimFiling filing = ClaimFiling.ORIGINAL;
        private LocalDate dateOfService = SERVICE;
        private LocalDate birthDate = LocalDate.of(1950, 4, 2);
        private String billingNpi = VALID_NPI;
        private Optional<Visit.Provider> rendering = provider(VALID_NPI, "PT");
        private Optional<Visit.Provider> referring = provider(VALID_NPI, "MD");
        private List<String> diagnoses = List.of("M25.561");
        private List<Integer> pointers = List.of(1);
        private List<String> modifiers = List.of();
        private FurnishedBy furnishedBy = FurnishedBy.THERAPIST;
        private Optional<Money> charge = Optional.empty();
        private BillingDetails billing = BillingDetails.NONE;
        private int services = 1;
        private int lines = 1;

        /** Of one code: one line of all services, or each of one of them. */
        ClaimLines lines() {
            List<Integer> all = IntStream.range(0, services).boxed().toList();
            Optional<Money> whole =
                    charge.map(each -> all.stream().map(_ -> each).reduce(Money.ZERO, Money::plus));
            return new ClaimLines(IntStream.range(0, lines)
                    .mapToObj(line -> new ClaimLines.Line(
                            "97110",
                            1,
                            furnishedBy == FurnishedBy.ASSISTANT ? List.of("GP", "CQ") : List.of("GP"),
                            List.of(),
                            lines == 1 ? whole : charge,
                            lines == 1 ? all : List.of(line % services)))
                    .toList());
        }

        Visit visit() {
            Service service = new Service(
                    "97110",
                    15,
                    furnishedBy,
                    Optional.of(Discipline.PT),
                    modifiers,
                    List.of(),
                    charge,
                    pointers,
                    Optional.empty());
            return new Visit(
                    new Patient(
                            "p-1", birthDate, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    payer,
                    filing,
                    Optional.empty(),
                    dateOfService,
                    Optional.of(Discipline.PT),
                    "11",
                    Optional.empty(),
                    new PricingPlace.National(),
                    new BillingProvider(
                            billingNpi,
                            "123456789",
                            Optional.empty(),
                            "Example Therapy",
                            Optional.empty(),
                            Optional.empty()),
                    rendering,
                    referring,
                    diagnoses,
                    Collections.nCopies(services, service),
                    List.of(),
                    Money.ZERO,
                    true,
                    false,
                    billing,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
