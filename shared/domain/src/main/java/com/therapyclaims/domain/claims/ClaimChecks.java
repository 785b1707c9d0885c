package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Npi;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.notes.Credentials;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.FiledFrom;
import com.therapyclaims.domain.payers.Contract.FilingLimit;
import com.therapyclaims.domain.payers.Contract.TimeUnit;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The checks that need the whole claim: who bills, renders and refers, diagnoses and their pointers, timely filing,
 * frequency code, total and the note's date (rules C-1 to C-3 and the limits of ASC X12 005010X222A1). Pointers start at
 * {@code /claim} or {@code /note}.
 */
public final class ClaimChecks {
    private static final String CHECK = "CLAIM";
    private static final String SOURCE = "ASC X12 005010X222A1; 45 CFR 162.406; 42 CFR 424.44";
    private static final String TIMELY_FILING = "TIMELY_FILING";
    private static final String TIMELY_FILING_SOURCE = "42 CFR 424.44";

    private static final FilingLimit MEDICARE = new FilingLimit(1, TimeUnit.YEARS, FiledFrom.DATE_OF_SERVICE);

    private static final String TOTAL = "CLAIM_TOTAL";
    private static final String TOTAL_SOURCE = "ASC X12 005010X222A1 CLM02";

    private static final String ORIGINAL = "1";

    /**
     * Checks a claim.
     *
     * @param lines of its counted units: fewer than its services where a code came several times, more where an assistant's
     *     units stand apart (CQ-5)
     * @param terms how its payer pays: Medicare, or a contract that may limit the time to file
     * @param today the day it counts as filed, unless the claim says when it was
     */
    public ClaimCheckResult check(Visit visit, ClaimLines lines, PaymentTerms terms, LocalDate today) {
        boolean medicare = visit.payerId().equals(StandardPayers.MEDICARE);
        List<Finding> findings = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        coverage.add(Coverage.checked(CHECK, SOURCE));
        providers(visit, medicare, findings);
        diagnoses(visit, findings);
        lines(lines.lines().size(), findings);
        assistantModifiers(visit, lines, findings);
        total(visit, lines, findings, coverage);
        frequency(visit.filing(), medicare, findings);
        bornBeforeTheService(visit, findings);
        beforeTheService(visit, today, findings);
        noteOfTheDay(visit, findings);
        timelyFiling(visit, terms, today, findings, coverage);
        return new ClaimCheckResult(findings, coverage);
    }

    private static void providers(Visit visit, boolean medicare, List<Finding> findings) {
        npi(Optional.of(visit.billingProvider().npi()), "billingProvider", "billing provider", findings);
        npi(
                visit.renderingProvider().flatMap(Visit.Provider::npi),
                "renderingProvider",
                "rendering provider",
                findings);
        Optional<String> referring = visit.referringProvider().flatMap(Visit.Provider::npi);
        npi(referring, "referringProvider", "referring provider", findings);
        npi(
                visit.billing().serviceFacility().flatMap(BillingDetails.ServiceFacility::npi),
                "serviceFacility",
                "service facility",
                findings);
        if (medicare && referring.isEmpty()) {
            findings.add(Finding.of(FindingCode.CLM_REFERRING_MISSING, "/claim/referringProvider"));
        }
        visit.renderingProvider()
                .flatMap(Visit.Provider::credential)
                .filter(credential -> Credentials.of(credential).isAssistant())
                .ifPresent(credential -> findings.add(Finding.of(
                        FindingCode.CLM_RENDERING_ASSISTANT,
                        "/claim/renderingProvider/credential",
                        Text.of(
                                "The rendering provider is an assistant (%s); the supervising therapist renders the service.",
                                credential))));
    }

    /** Each treatment day has a note of its own; the note's plan of care is judged by the note's date. */
    private static void noteOfTheDay(Visit visit, List<Finding> findings) {
        visit.note()
                .flatMap(TreatmentNote::dateOfService)
                .filter(written -> !written.equals(visit.dateOfService()))
                .ifPresent(written -> findings.add(Finding.of(
                        FindingCode.DOC_DATE_MISMATCH,
                        "/note/dateOfService",
                        Text.of(
                                "The note is of %s and the claim of %s; note and plan of care were judged by the note's date.",
                                written, visit.dateOfService()))));
    }

    private static void npi(Optional<String> npi, String field, String role, List<Finding> findings) {
        if (npi.isPresent() && !Npi.isValid(npi.get())) {
            findings.add(Finding.of(
                    FindingCode.CLM_NPI_INVALID,
                    "/claim/" + field + "/npi",
                    Text.of("The %s's NPI is not ten digits with a valid check digit.", role)));
        }
    }

    private static void diagnoses(Visit visit, List<Finding> findings) {
        int diagnoses = visit.diagnoses().size();
        if (diagnoses == 0 || diagnoses > ClaimLimits.MOST_DIAGNOSES) {
            findings.add(Finding.of(
                    FindingCode.CLM_DX_COUNT,
                    "/claim/diagnoses",
                    Text.of("The claim has %d diagnoses; it needs 1 to %d.", diagnoses, ClaimLimits.MOST_DIAGNOSES)));
        }
        for (int index = 0; index < visit.services().size(); index++) {
            pointers(visit.services().get(index), index, diagnoses, findings);
        }
    }

    private static void lines(int lines, List<Finding> findings) {
        if (lines > ClaimLimits.MOST_LINES) {
            findings.add(Finding.of(
                    FindingCode.CLM_TOO_MANY_LINES,
                    "/claim/services",
                    Text.of("The services make %d lines; a claim holds %d.", lines, ClaimLimits.MOST_LINES)));
        }
    }

    /** Where there is one diagnosis, a service without a pointer can only mean that one. */
    private static void pointers(Service service, int index, int diagnoses, List<Finding> findings) {
        List<Integer> pointers = service.diagnosisPointers();
        if (pointers.size() > ClaimLimits.DIAGNOSES_OF_A_LINE || (pointers.isEmpty() && diagnoses > 1)) {
            findings.add(Finding.of(
                    FindingCode.CLM_DX_POINTER_COUNT,
                    pointersOf(index),
                    Text.of(
                            "%s (service %d) has %d diagnosis pointers; it needs 1 to %d.",
                            service.code(), index + 1, pointers.size(), ClaimLimits.DIAGNOSES_OF_A_LINE)));
        }
        Lists.distinct(Lists.where(pointers, pointer -> pointer < 1 || pointer > diagnoses))
                .forEach(pointer -> findings.add(Finding.of(
                        FindingCode.CLM_DX_POINTER_INVALID,
                        pointersOf(index),
                        Text.of(
                                "%s (service %d) points to diagnosis %d; the claim has %d.",
                                service.code(), index + 1, pointer, diagnoses))));
        if (Lists.distinct(pointers).size() < pointers.size()) {
            findings.add(Finding.of(
                    FindingCode.CLM_DX_POINTER_INVALID,
                    pointersOf(index),
                    Text.of("%s (service %d) points to one diagnosis twice.", service.code(), index + 1)));
        }
    }

    private static String pointersOf(int service) {
        return "/claim/services/" + service + "/diagnosisPointers";
    }

    /**
     * The engine sets CQ and CO itself. One that the caller sent for a therapist's service is a contradiction; one of an
     * assistant's service whose units are the therapist's by the minutes (CQ-3, CQ-4) is left out.
     */
    private static void assistantModifiers(Visit visit, ClaimLines lines, List<Finding> findings) {
        for (int index = 0; index < visit.services().size(); index++) {
            Service service = visit.services().get(index);
            if (service.furnishedBy() == FurnishedBy.THERAPIST && claimsAnAssistant(service)) {
                findings.add(Finding.of(
                        FindingCode.MOD_CQ_UNSUPPORTED,
                        Text.of("/claim/services/%d/modifiers", index),
                        Text.of(
                                "%s (service %d) carries CQ or CO, but the therapist furnished it.",
                                service.code(), index + 1)));
            } else if (claimsAnAssistant(service) && countsAsTheTherapists(index, lines)) {
                findings.add(Finding.of(
                                FindingCode.MOD_CQ_UNSUPPORTED,
                                Text.of("/claim/services/%d/modifiers", index),
                                Text.of(
                                        "%s (service %d) carries CQ or CO, but its units are the therapist's by the minutes: the line has none.",
                                        service.code(), index + 1))
                        .as(Severity.WARNING));
            }
        }
    }

    /** Whether the service has units, none of which bears CQ or CO. */
    private static boolean countsAsTheTherapists(int service, ClaimLines lines) {
        List<ClaimLines.Line> counted = lines.lines().stream()
                .filter(line -> line.services().contains(service))
                .toList();
        return !counted.isEmpty() && counted.stream().noneMatch(line -> hasAssistants(line.modifiers()));
    }

    private static boolean claimsAnAssistant(Service service) {
        return hasAssistants(service.modifiers());
    }

    private static boolean hasAssistants(List<String> modifiers) {
        return !modifiers.isEmpty()
                && Lists.any(
                        Discipline.ALL,
                        discipline -> discipline
                                .assistantModifier()
                                .filter(modifiers::contains)
                                .isPresent());
    }

    /**
     * The total is the sum of the lines' charges (CLM02 of SV102). It is held against them only where every line has one: a
     * service that has no unit is on no line, whatever is charged for it.
     */
    private static void total(Visit visit, ClaimLines lines, List<Finding> findings, List<Coverage> coverage) {
        if (visit.filing().totalCharge().isEmpty()) {
            coverage.add(Coverage.unchecked(TOTAL, TOTAL_SOURCE, "totalCharge was not sent."));
            return;
        }
        long withoutCharge = lines.lines().stream()
                .flatMap(line -> line.services().stream())
                .distinct()
                .filter(place -> visit.services().get(place).charge().isEmpty())
                .count();
        if (withoutCharge > 0) {
            coverage.add(Coverage.unchecked(
                    TOTAL,
                    TOTAL_SOURCE,
                    Text.of(
                            "%d of the %d services have no charge to add up.",
                            withoutCharge, visit.services().size())));
            return;
        }
        coverage.add(Coverage.checked(TOTAL, TOTAL_SOURCE));
        Money total = visit.filing().totalCharge().get();
        Money sum =
                lines.lines().stream().flatMap(line -> line.charge().stream()).reduce(Money.ZERO, Money::plus);
        if (!total.equals(sum)) {
            findings.add(Finding.of(
                    FindingCode.CLM_TOTAL_MISMATCH,
                    "/claim/totalCharge",
                    Text.of("The total is %s, the charges of the lines add up to %s.", total, sum)));
        }
    }

    private static void frequency(ClaimFiling filing, boolean medicare, List<Finding> findings) {
        String code = filing.frequencyCode();
        boolean replaces = filing.replacesAnother();
        if (!code.equals(ORIGINAL) && (medicare || !replaces)) {
            findings.add(Finding.of(
                    FindingCode.CLM_FREQUENCY_NOT_ACCEPTED,
                    "/claim/frequencyCode",
                    replaces
                            ? Text.of("Medicare Part B does not process frequency code %s.", code)
                            : Text.of("Frequency code %s is none of 1 (original), 7 (replacement), 8 (void).", code)));
        }
        if (replaces && filing.originalReference().filter(it -> !it.isBlank()).isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.CLM_ORIGINAL_REF_MISSING,
                    "/claim/originalReference",
                    Text.of("Frequency code %s needs the payer's control number of the original claim.", code)));
        }
    }

    private static void bornBeforeTheService(Visit visit, List<Finding> findings) {
        if (visit.patient().birthDate().isAfter(visit.dateOfService())) {
            findings.add(Finding.of(FindingCode.CLM_BORN_AFTER_SERVICE, "/claim/patient/birthDate"));
        }
    }

    /** Without a day of filing it is today's: that of the easternmost place Medicare pays in, a day ahead of the westernmost. */
    private static void beforeTheService(Visit visit, LocalDate today, List<Finding> findings) {
        LocalDate served = visit.dateOfService();
        Optional<LocalDate> filedOn = visit.filing().filedOn();
        if (filedOn.orElse(today.plusDays(1)).isBefore(served)) {
            findings.add(Finding.of(
                    FindingCode.CLM_FILED_BEFORE_SERVICE,
                    filedOn.isPresent() ? "/claim/filedOn" : "/claim/dateOfService",
                    filedOn.map(filed -> Text.of("The claim is filed on %s, before the service of %s.", filed, served))
                            .orElseGet(() -> Text.of("The service of %s is of a day to come.", served))));
        }
    }

    /**
     * Medicare: one calendar year after the date of service (C-3); for February 29 that is February 28. Other payers set
     * their limit by contract.
     */
    private static void timelyFiling(
            Visit visit, PaymentTerms terms, LocalDate today, List<Finding> findings, List<Coverage> coverage) {
        switch (terms) {
            case PaymentTerms.MedicarePartB _ -> {
                coverage.add(Coverage.checked(TIMELY_FILING, TIMELY_FILING_SOURCE));
                filedBy(MEDICARE.last(visit.dateOfService()), visit, today, findings);
            }
            case PaymentTerms.Commercial(Contract contract, var _) ->
                contract.filingLimit()
                        .ifPresentOrElse(
                                limit -> byContract(limit, contract, visit, today, findings, coverage),
                                () -> coverage.add(Coverage.unchecked(
                                        TIMELY_FILING,
                                        contractWith(contract),
                                        Text.of("The filing limit of payer %s is not known.", visit.payerId()))));
        }
    }

    /** Whether the visit is filed in time alone (C-3). */
    static List<Finding> late(Visit visit, PaymentTerms terms, LocalDate filedOn) {
        List<Finding> findings = new ArrayList<>();
        timelyFiling(visit, terms, filedOn, findings, new ArrayList<>());
        return findings;
    }

    private static void byContract(
            FilingLimit limit,
            Contract contract,
            Visit visit,
            LocalDate today,
            List<Finding> findings,
            List<Coverage> coverage) {
        switch (limit.from()) {
            case DATE_OF_SERVICE -> {
                coverage.add(Coverage.checked(TIMELY_FILING, contractWith(contract)));
                filedBy(limit.last(visit.dateOfService()), visit, today, findings);
            }
            case PRIMARY_EOB ->
                decidedByThePrimary(visit)
                        .ifPresentOrElse(
                                decided -> {
                                    coverage.add(Coverage.checked(TIMELY_FILING, contractWith(contract)));
                                    filedBy(limit.last(decided), visit, today, findings);
                                },
                                () -> coverage.add(Coverage.unchecked(
                                        TIMELY_FILING,
                                        contractWith(contract),
                                        Text.of(
                                                "The limit of %d %s is counted from the primary payer's explanation of benefits, whose date is not in the request.",
                                                limit.count(),
                                                limit.unit().name().toLowerCase(Locale.ROOT)))));
        }
    }

    private static Optional<LocalDate> decidedByThePrimary(Visit visit) {
        return visit.billing().otherInsurance().stream()
                .filter(other -> other.order() == OtherInsurance.Order.PRIMARY)
                .flatMap(other -> other.adjudication().stream())
                .map(OtherInsurance.Adjudication::on)
                .findFirst();
    }

    private static String contractWith(Contract contract) {
        return "Contract with " + contract.name();
    }

    private static void filedBy(LocalDate last, Visit visit, LocalDate today, List<Finding> findings) {
        LocalDate filed = visit.filing().filedOn().orElse(today);
        if (filed.isAfter(last)) {
            findings.add(Finding.of(
                    FindingCode.CLM_TIMELY_FILING,
                    "/claim/dateOfService",
                    Text.of(
                            "A service of %s could be filed until %s; this claim is filed on %s.",
                            visit.dateOfService(), last, filed)));
        }
    }
}
