package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.ClaimLimits;
import com.therapyclaims.domain.claims.ClaimLines;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The lines of a claim in the making, as they were counted and checked, with the charges of their services. */
final class ExportLines {
    private final ClaimRevision archived;
    private final Visit visit;
    private final Gaps gaps;
    private boolean chargesAreKnown = true;

    ExportLines(ClaimRevision archived, Gaps gaps) {
        this.archived = archived;
        this.visit = archived.visit();
        this.gaps = gaps;
    }

    /** Whether each service of the lines that were made has a charge. */
    boolean chargesAreKnown() {
        return chargesAreKnown;
    }

    /** The lines of the claim of this number. */
    List<Line> of(String claimNumber) {
        List<ClaimLines.Line> counted =
                ClaimLines.of(visit, archived.decision().units()).lines();
        List<CheckedLine> checked = archived.decision().edits().lines();
        counted.stream()
                .flatMap(line -> line.services().stream())
                .distinct()
                .sorted()
                .forEach(this::requireCharge);
        return IntStream.range(0, checked.size())
                .mapToObj(i -> line(claimNumber, i, counted.get(i), checked.get(i)))
                .toList();
    }

    private void requireCharge(int service) {
        Optional<Money> charge = visit.services().get(service).charge();
        chargesAreKnown &= charge.isPresent();
        gaps.require(
                charge,
                "/claim/services/" + service + "/charge",
                "The form asks for the charge of every service that is billed.",
                Money.ZERO);
    }

    private Line line(String claimNumber, int index, ClaimLines.Line counted, CheckedLine checked) {
        List<Visit.Service> services =
                counted.services().stream().map(visit.services()::get).toList();
        List<Integer> pointers = services.stream()
                .flatMap(service -> service.diagnosisPointers().stream())
                .distinct()
                .limit(ClaimLimits.DIAGNOSES_OF_A_LINE)
                .toList();
        return new Line(
                ControlNumbers.ofLine(claimNumber, index + 1),
                checked.code(),
                archived.decision().units().lines().get(index).discipline(),
                checked.modifiers(),
                counted.charge().orElse(Money.ZERO),
                checked.units(),
                // Where there is one diagnosis, a service without a pointer can only mean that one.
                pointers.isEmpty() ? List.of(1) : pointers,
                services.stream()
                        .flatMap(service -> service.description().stream())
                        .filter(text -> !text.isBlank())
                        .findFirst(),
                counted.services().getFirst());
    }
}
