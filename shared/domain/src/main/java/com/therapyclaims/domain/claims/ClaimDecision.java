package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.AuthorizationResult;
import com.therapyclaims.domain.authorizations.VisitLimitCheck;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.units.UnitCount;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything decided about a visit, with the reason for every unit and every cent.
 *
 * @param status READY, or NEEDS_CORRECTION where any part found an error
 * @param validation absent where no note was sent
 * @param findings the claim's own, beside those of its parts
 * @param coverage the claim's own checks, beside those of its parts
 */
public record ClaimDecision(
        ClaimStatus status,
        UnitCount units,
        Optional<NoteValidation> validation,
        EditResult edits,
        Price pricing,
        List<Finding> findings,
        List<Coverage> coverage) {
    public ClaimDecision {
        findings = List.copyOf(findings);
        coverage = List.copyOf(coverage);
    }

    /** The same without what an earlier revision did to other claims. */
    ClaimDecision withoutEvents() {
        return withFindings(findings.stream().filter(finding -> !DecisionOutcome.isOfAnEvent(finding)));
    }

    /** The same with further findings of its own; none of them is an error. */
    public ClaimDecision withFurther(List<Finding> more) {
        return withFindings(Stream.concat(findings.stream(), more.stream()));
    }

    /** The same with other edits or another price, and the status and the worth of its lines that follow from them. */
    ClaimDecision with(EditResult otherEdits, Price otherPrice) {
        List<Finding> own = Stream.concat(
                        findings.stream().filter(finding -> !DeniedLines.isOf(finding)),
                        DeniedLines.check(otherEdits, otherPrice).stream())
                .toList();
        return decided(otherEdits, otherPrice, own, coverage);
    }

    /** The same with what is found of the visit limits now, and the status that follows from it. */
    ClaimDecision withVisitLimits(AuthorizationResult found) {
        return with(found, VisitLimitCheck::isOfVisitLimits, VisitLimitCheck::isOfVisitLimits);
    }

    /** The same with what is found of the authorization now, and the status that follows from it. */
    ClaimDecision withAuthorization(AuthorizationResult found) {
        return with(found, AuthorizationCheck::isOfAuthorizations, AuthorizationCheck::isOfAuthorizations);
    }

    private ClaimDecision with(
            AuthorizationResult found, Predicate<Finding> isFoundAnew, Predicate<Coverage> isCoveredAnew) {
        return decided(
                edits,
                pricing,
                Stream.concat(findings.stream().filter(isFoundAnew.negate()), found.findings().stream())
                        .toList(),
                Stream.concat(coverage.stream().filter(isCoveredAnew.negate()), found.coverage().stream())
                        .toList());
    }

    private ClaimDecision decided(
            EditResult otherEdits, Price otherPrice, List<Finding> own, List<Coverage> otherCoverage) {
        ClaimDecision decision =
                new ClaimDecision(status, units, validation, otherEdits, otherPrice, own, otherCoverage);
        boolean error = decision.allFindings().map(Finding::severity).anyMatch(Severity.ERROR::equals);
        return new ClaimDecision(
                error ? ClaimStatus.NEEDS_CORRECTION : ClaimStatus.READY,
                units,
                validation,
                otherEdits,
                otherPrice,
                own,
                otherCoverage);
    }

    /** Every finding: the claim's own and those of its parts. */
    public Stream<Finding> allFindings() {
        return Stream.of(
                        units.findings().stream(),
                        validation.stream().flatMap(note -> note.findings().stream()),
                        edits.findings().stream(),
                        pricing.findings().stream(),
                        findings.stream())
                .flatMap(Function.identity());
    }

    ClaimDecision withFindings(Stream<Finding> other) {
        return new ClaimDecision(status, units, validation, edits, pricing, other.toList(), coverage);
    }
}
