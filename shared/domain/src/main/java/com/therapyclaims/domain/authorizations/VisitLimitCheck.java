package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a visit against the visits its contract pays in a year (PY-4). Visits are numbered by their dates of service; all
 * claims of one day are one visit. A hard limit is an error, a soft one sends what is above it to review.
 */
public final class VisitLimitCheck {
    private static final String CHECK = "VISIT_LIMIT";

    /** So few visits left are told. */
    private static final int FEW = 2;

    private static final Set<String> FINDINGS =
            Set.of(FindingCode.AUTH_VISIT_LIMIT_EXCEEDED.code(), FindingCode.AUTH_VISIT_LIMIT_NEAR.code());

    private VisitLimitCheck() {}

    /** Whether this check makes this finding. */
    public static boolean isOfVisitLimits(Finding finding) {
        return FINDINGS.contains(finding.code());
    }

    /** Whether this is what this check covered. */
    public static boolean isOfVisitLimits(Coverage cover) {
        return cover.check().equals(CHECK);
    }

    /** Whether the payer's contract limits visits. */
    public static boolean limits(Payer payer) {
        return !limitsOf(payer).isEmpty();
    }

    private static List<VisitLimit> limitsOf(Payer payer) {
        return payer.paymentTerms() instanceof PaymentTerms.Commercial(Contract contract, var _)
                ? contract.visitLimits()
                : List.of();
    }

    /**
     * Checks the day.
     *
     * @param pointer what the findings concern
     */
    public static AuthorizationResult check(AuthorizationRequest request, String pointer) {
        List<Finding> findings = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (VisitLimit limit : limitsOf(request.payer())) {
            check(request, limit, pointer, findings);
            coverage.add(
                    new Coverage(
                            CHECK,
                            contractWith(request.payer()),
                            Optional.of(limit.yearBegins(request.dateOfService())),
                            Optional.of(limit.yearEnds(request.dateOfService())),
                            true,
                            Optional.of(
                                    "Visits with other practices are not known, and all claims of a day were counted as one visit: the count is a lower bound.")));
        }
        return new AuthorizationResult(findings, coverage);
    }

    /** Says that the contract's visit limits were not checked, if it has any. */
    public static AuthorizationResult unchecked(AuthorizationRequest request, String reason) {
        return new AuthorizationResult(
                List.of(),
                limits(request.payer())
                        ? List.of(Coverage.unchecked(CHECK, contractWith(request.payer()), reason))
                        : List.of());
    }

    private static String contractWith(Payer payer) {
        return "Contract with " + payer.name();
    }

    private static void check(AuthorizationRequest request, VisitLimit limit, String pointer, List<Finding> findings) {
        LocalDate today = request.dateOfService();
        if (request.lines().stream().noneMatch(line -> counts(limit, line))) {
            return;
        }
        Set<LocalDate> days = request.known().visits().stream()
                .filter(visit -> visit.payerId().equals(request.payer().id()))
                .filter(visit -> limit.yearBegins(visit.dateOfService()).equals(limit.yearBegins(today)))
                .filter(visit -> visit.lines().stream().anyMatch(line -> counts(limit, line)))
                .map(TreatedVisit::dateOfService)
                .filter(day -> !day.equals(today))
                .collect(Collectors.toSet());
        int number = 1 + (int) days.stream().filter(day -> day.isBefore(today)).count();
        int ofTheYear = 1 + days.size();
        if (number > limit.visits()) {
            findings.add(Finding.of(
                            FindingCode.AUTH_VISIT_LIMIT_EXCEEDED,
                            pointer,
                            Text.of(
                                    "%s is visit %d of the year; the contract pays %d%s.",
                                    today, number, limit.visits(), together(limit)))
                    .as(limit.hard() ? Severity.ERROR : Severity.WARNING));
        } else if (ofTheYear > limit.visits()) {
            findings.add(Finding.of(
                            FindingCode.AUTH_VISIT_LIMIT_EXCEEDED,
                            pointer,
                            Text.of(
                                    "%s is visit %d of the year, and with it the year has %d; the contract pays %d%s: later visits are above the limit.",
                                    today, number, ofTheYear, limit.visits(), together(limit)))
                    .as(Severity.WARNING));
        } else if (limit.visits() - ofTheYear < FEW) {
            findings.add(Finding.of(
                    FindingCode.AUTH_VISIT_LIMIT_NEAR,
                    pointer,
                    Text.of(
                            "With this one the year has %d of the %d visits the contract pays%s.",
                            ofTheYear, limit.visits(), together(limit))));
        }
    }

    private static boolean counts(VisitLimit limit, TreatedLine line) {
        return limit.disciplines().isEmpty()
                || line.discipline().map(limit.disciplines()::contains).orElse(true);
    }

    private static String together(VisitLimit limit) {
        return limit.disciplines().isEmpty()
                ? ""
                : limit.disciplines().stream().map(Enum::name).collect(Collectors.joining(" and ", " of ", ""));
    }
}
