package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.notes.NoteRequest;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.notes.NoteValidator;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides a visit from its minutes to its cents: counts the units, judges the note, prices the lines and checks them.
 * The same visit with the same tables gives the same decision (PY-5): there is no clock and no chance in here.
 */
public final class ClaimProcessor {
    private final Payers payers;
    private final UnitCounter units = new UnitCounter();
    private final ClaimChecks claimChecks = new ClaimChecks();
    private final NoteValidator notes = new NoteValidator();
    private final EditChecker edits;
    private final Pricer pricer;

    /**
     * Decides with these payers and tables.
     *
     * @param payers the payers the practice can bill
     * @param feeSchedules the tables as they are known at the moment of the decision
     */
    public ClaimProcessor(Payers payers, FeeSchedules feeSchedules) {
        this.payers = payers;
        this.edits = new EditChecker(feeSchedules);
        this.pricer = new Pricer(feeSchedules);
    }

    /** Decides the visit. */
    public ProcessedVisit process(Visit visit, ClaimContext context) {
        return payers.find(visit.payerId(), visit.dateOfService())
                .<ProcessedVisit>map(payer -> new ProcessedVisit.Decided(decide(visit, payer, context)))
                .orElseGet(() -> new ProcessedVisit.UnknownPayer(payers.knownIds()));
    }

    private ClaimDecision decide(Visit visit, Payer payer, ClaimContext context) {
        VisitDiscipline discipline = VisitDiscipline.of(visit);
        UnitCount count = units.count(new UnitRequest(
                visit.dateOfService(), payer.unitRule(), discipline.serviceMinutes(visit), visit.tieChoice()));
        ClaimLines lines = ClaimLines.of(visit, count);
        Price price = pricer.price(new PriceRequest(
                        visit.dateOfService(),
                        payer,
                        visit.place(),
                        visit.placeOfService(),
                        lines.toPrice(),
                        context.earlierLines(),
                        visit.deductibleRemaining(),
                        visit.participating(),
                        visit.qualifyingApmParticipant()))
                .price();
        EditResult checked = edits.check(new EditRequest(
                visit.dateOfService(),
                payer.id(),
                payer.editTable(),
                Optional.of(visit.placeOfService()),
                visit.providerType(),
                lines.toCheck(price),
                context.therapyAccrual()));
        Optional<NoteValidation> validation = visit.note()
                .map(note -> notes.validate(new NoteRequest(
                        payer.id(),
                        payer.unitRule(),
                        note,
                        Optional.of(billed(checked)),
                        visit.planOfCare(),
                        visit.progress())));
        ClaimCheckResult whole = claimChecks.check(visit, context.filedOn());
        List<Finding> own = Stream.concat(discipline.findings().stream(), whole.findings().stream())
                .toList();
        return new ClaimDecision(
                status(count, validation, checked, price, own),
                count.withFindings(ClaimPointers.of(count.findings(), "units")),
                validation,
                checked.withFindings(ClaimPointers.of(checked.findings(), "edits")),
                price.withFindings(ClaimPointers.of(price.findings(), "pricing")),
                own,
                whole.coverage());
    }

    private static List<BilledLine> billed(EditResult checked) {
        return checked.lines().stream()
                .map(line -> new BilledLine(line.code(), line.units(), line.modifiers()))
                .toList();
    }

    private static ClaimStatus status(
            UnitCount units, Optional<NoteValidation> validation, EditResult edits, Price price, List<Finding> own) {
        boolean error = Stream.of(
                        units.findings(),
                        validation.map(NoteValidation::findings).orElse(List.of()),
                        edits.findings(),
                        price.findings(),
                        own)
                .flatMap(List::stream)
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
        return error ? ClaimStatus.NEEDS_CORRECTION : ClaimStatus.READY;
    }
}
