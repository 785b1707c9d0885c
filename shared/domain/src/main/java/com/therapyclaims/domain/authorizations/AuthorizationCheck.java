package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a day of treatment against its payer's authorisation (PY-4): whether one is needed and named, holds on the date,
 * is for the services, and has visits and units left. Medicare Part B authorises no outpatient therapy: there is nothing
 * to check. What an authorisation has left does not depend on the order of dates: whoever comes last finds it used up, also
 * of claims that come at once.
 */
public final class AuthorizationCheck {
    private static final String CHECK = "AUTHORIZATION";

    private static final Set<String> FINDINGS = Stream.of(
                    FindingCode.AUTH_MISSING,
                    FindingCode.AUTH_NOT_RECORDED,
                    FindingCode.AUTH_OTHER_PAYER,
                    FindingCode.AUTH_NOT_YET_VALID,
                    FindingCode.AUTH_EXPIRED,
                    FindingCode.AUTH_SERVICE_OUTSIDE,
                    FindingCode.AUTH_EXHAUSTED,
                    FindingCode.AUTH_NEARLY_EXHAUSTED)
            .map(FindingCode::code)
            .collect(Collectors.toUnmodifiableSet());

    /** So many visits such as this one are too few to wait with the next request. */
    private static final int VISITS_TO_ASK_AHEAD = 2;

    private final AuthorizationRequest request;
    private final String pointer;
    private final Optional<Contract> contract;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();

    private AuthorizationCheck(AuthorizationRequest request, Contract contract, String pointer) {
        this.request = request;
        this.contract = Optional.of(contract);
        this.pointer = pointer;
    }

    /** Whether this check makes this finding. */
    public static boolean isOfAuthorizations(Finding finding) {
        return FINDINGS.contains(finding.code());
    }

    /** Whether this is what this check covered. */
    public static boolean isOfAuthorizations(Coverage cover) {
        return cover.check().equals(CHECK);
    }

    /**
     * Checks the day.
     *
     * @param pointer where the request names its authorisation
     */
    public static AuthorizationResult check(AuthorizationRequest request, String pointer) {
        return switch (request.payer().paymentTerms()) {
            case PaymentTerms.MedicarePartB _ -> new AuthorizationResult(List.of(), List.of());
            case PaymentTerms.Commercial commercial ->
                new AuthorizationCheck(request, commercial.contract(), pointer).result();
        };
    }

    private AuthorizationResult result() {
        request.named().ifPresentOrElse(this::named, this::unnamed);
        return new AuthorizationResult(findings, coverage);
    }

    private void unnamed() {
        List<TreatedLine> needing = linesThatNeedOne();
        if (!needing.isEmpty()) {
            found(
                    FindingCode.AUTH_MISSING,
                    Text.of(
                            "%s authorizes %s before treatment, and no authorization is named%s.",
                            request.payer().name(), codes(needing), onRecord()));
        }
        coverage.add(
                contract.flatMap(Contract::authorizationRequired).isPresent()
                        ? Coverage.checked(CHECK, source())
                        : Coverage.unchecked(
                                CHECK,
                                source(),
                                "The contract does not say what has to be authorized, and no authorization is named."));
    }

    private String onRecord() {
        return request.known().recorded().stream()
                .filter(it -> it.payerId().equals(request.payer().id()) && it.holdsOn(request.dateOfService()))
                .findFirst()
                .map(it -> Text.of("; %s is recorded for the date", it.number()))
                .orElse("");
    }

    private void named(String number) {
        Optional<Authorization> recorded = request.known().numbered(number);
        if (recorded.isEmpty()) {
            found(
                    FindingCode.AUTH_NOT_RECORDED,
                    Text.of(
                            "Authorization %s is not recorded for the patient: its dates, services and what is left are not known.",
                            number));
            coverage.add(Coverage.unchecked(CHECK, source(), Text.of("Authorization %s is not recorded.", number)));
            return;
        }
        against(recorded.get());
    }

    private void against(Authorization authorization) {
        if (!authorization.payerId().equals(request.payer().id())) {
            found(
                    FindingCode.AUTH_OTHER_PAYER,
                    Text.of("Authorization %s is of payer %s.", authorization.number(), authorization.payerId()));
        }
        if (request.dateOfService().isBefore(authorization.from())) {
            found(
                    FindingCode.AUTH_NOT_YET_VALID,
                    Text.of(
                            "Authorization %s begins on %s, after the service of %s.",
                            authorization.number(), authorization.from(), request.dateOfService()));
        }
        if (request.dateOfService().isAfter(authorization.through())) {
            found(
                    FindingCode.AUTH_EXPIRED,
                    Text.of(
                            "Authorization %s ended on %s, before the service of %s.",
                            authorization.number(), authorization.through(), request.dateOfService()));
        }
        outside(authorization);
        left(authorization);
    }

    private void outside(Authorization authorization) {
        List<TreatedLine> outside = request.lines().stream()
                .filter(line -> !authorization.isFor(line))
                .toList();
        if (outside.isEmpty()) {
            return;
        }
        boolean needed = outside.stream().anyMatch(linesThatNeedOne()::contains);
        findings.add(Finding.of(
                        FindingCode.AUTH_SERVICE_OUTSIDE,
                        pointer,
                        Text.of("Authorization %s is not for %s.", authorization.number(), codes(outside)))
                .as(needed ? Severity.ERROR : Severity.WARNING));
    }

    private void left(Authorization authorization) {
        TreatedVisit today = new TreatedVisit(
                "",
                request.dateOfService(),
                authorization.payerId(),
                Optional.of(authorization.number()),
                request.lines());
        AuthorizationStanding with = AuthorizationStanding.of(
                authorization,
                Stream.concat(request.known().visits().stream(), Stream.of(today))
                        .toList());
        boolean uses = today.unitsUnder(authorization) > 0;
        if (uses) {
            with.visitsLeft().ifPresent(left -> left(authorization, "visits", left, authorization.visits(), 1));
            with.unitsLeft()
                    .ifPresent(left ->
                            left(authorization, "units", left, authorization.units(), today.unitsUnder(authorization)));
        }
        coverage.add(new Coverage(
                CHECK,
                Text.of(
                        "Authorization %s of %s",
                        authorization.number(), request.payer().name()),
                Optional.of(authorization.from()),
                Optional.of(authorization.through()),
                true,
                Optional.of(Text.of(
                        "With this claim %s and %s are used.",
                        of(with.visitsUsed(), authorization.visits(), "visits"),
                        of(with.unitsUsed(), authorization.units(), "units")))));
    }

    private void left(Authorization authorization, String what, int left, Optional<Integer> authorized, int aVisits) {
        int limit = authorized.orElseThrow();
        if (left < 0) {
            found(
                    FindingCode.AUTH_EXHAUSTED,
                    Text.of(
                            "Authorization %s is for %d %s; with this claim %d are used.",
                            authorization.number(), limit, what, limit - left));
        } else if (left < VISITS_TO_ASK_AHEAD * aVisits) {
            found(
                    FindingCode.AUTH_NEARLY_EXHAUSTED,
                    Text.of(
                            "Authorization %s has %d of %d %s left after this claim.",
                            authorization.number(), left, limit, what));
        }
    }

    private static String of(int used, Optional<Integer> authorized, String what) {
        return authorized.map(Text.of("%d of %%d %s", used, what)::formatted).orElse(used + " " + what);
    }

    private List<TreatedLine> linesThatNeedOne() {
        return contract.flatMap(Contract::authorizationRequired).stream()
                .flatMap(scope ->
                        request.lines().stream().filter(line -> scope.fits(line.code(), request.dateOfService())))
                .toList();
    }

    private String source() {
        return "Contract with " + request.payer().name();
    }

    private static String codes(List<TreatedLine> lines) {
        return lines.stream().map(TreatedLine::code).distinct().collect(Collectors.joining(", "));
    }

    private void found(FindingCode code, String message) {
        findings.add(Finding.of(code, pointer, message));
    }
}
