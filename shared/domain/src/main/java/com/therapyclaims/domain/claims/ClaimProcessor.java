package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.AuthorizationRequest;
import com.therapyclaims.domain.authorizations.AuthorizationResult;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.VisitLimitCheck;
import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.edits.NeighbourLine;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.notes.NoteRequest;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.notes.NoteValidator;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.units.CountedDay;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** Decides with the payers and the tables of one practice. */
    public ClaimProcessor(PracticeTables tables) {
        this(tables.payers(), tables.feeSchedules());
    }

    /** Decides the visit. */
    public ProcessedVisit process(Visit visit, ClaimContext context) {
        return prepare(visit)
                .<ProcessedVisit>map(prepared -> new ProcessedVisit.Decided(prepared.decide(context)))
                .orElseGet(() -> new ProcessedVisit.UnknownPayer(payers.knownIds()));
    }

    /** Counts the units of the visit; empty if the practice cannot bill its payer on its date. */
    Optional<Prepared> prepare(Visit visit) {
        return payers.find(visit.payerId(), visit.dateOfService()).map(payer -> {
            UnitRequest day = new UnitRequest(
                    visit.dateOfService(),
                    payer.unitRule(),
                    VisitDiscipline.of(visit).serviceMinutes(visit),
                    visit.tieChoice());
            return new Prepared(visit, payer, new CountedDay(day, units.count(day)));
        });
    }

    /** What is told of a visit that is filed after its payer's last day for it (C-3); nothing of a payer that is not known. */
    List<Finding> late(Visit visit, LocalDate filedOn) {
        return payers.find(visit.payerId(), visit.dateOfService()).stream()
                .flatMap(payer -> ClaimChecks.late(visit, payer.paymentTerms(), filedOn).stream())
                .toList();
    }

    /** The payers the practice can bill. */
    List<String> knownPayers() {
        return payers.knownIds();
    }

    /**
     * Decides an archived claim again among the other claims of its day: with the units and the note's judgement of the
     * archive, and the tables of now. Empty if the practice can no longer bill its payer.
     */
    Optional<ClaimDecision> again(ClaimRevision claim, ClaimContext context) {
        return payers.find(claim.visit().payerId(), claim.visit().dateOfService())
                .map(payer -> decide(
                        claim.visit(),
                        payer,
                        claim.decision().units(),
                        _ -> claim.decision().validation(),
                        context));
    }

    /** A visit with its counted units, to be decided among the other claims of its day. */
    final class Prepared {
        private final Visit visit;
        private final Payer payer;
        private final CountedDay counted;
        private final UnitCount units;

        private Prepared(Visit visit, Payer payer, CountedDay counted) {
            this.visit = visit;
            this.payer = payer;
            this.counted = counted;
            UnitCount count = counted.count();
            this.units = count.withFindings(ClaimPointers.of(count.findings(), "units"));
        }

        /**
         * The visit in its place of the day.
         *
         * @param createdAt when the claim's first revision is archived
         * @param filed where it stands with its payer
         */
        DayClaim as(String claimId, Instant createdAt, DayClaim.Filed filed) {
            return new DayClaim(claimId, createdAt, visit, units, filed);
        }

        ClaimDecision decide(ClaimContext context) {
            return ClaimProcessor.this.decide(visit, payer, units, this::judge, context);
        }

        private Optional<NoteValidation> judge(EditResult checked) {
            return visit.note()
                    .map(note -> notes.validate(
                            new NoteRequest(
                                    payer.id(),
                                    payer.unitRule(),
                                    payer.requiredElements(),
                                    note,
                                    Optional.of(billed(checked, visit, units)),
                                    visit.planOfCare(),
                                    visit.progress(),
                                    Optional.empty()),
                            counted::count));
        }
    }

    private ClaimDecision decide(
            Visit visit,
            Payer payer,
            UnitCount count,
            Function<EditResult, Optional<NoteValidation>> judgement,
            ClaimContext context) {
        ClaimLines lines = ClaimLines.of(visit, count);
        Price price = pricer.price(new PriceRequest(
                        visit.dateOfService(),
                        payer,
                        visit.place(),
                        visit.placeOfService(),
                        lines.toPrice(),
                        context.day().earlierToPrice(),
                        context.day().laterToPrice(),
                        visit.deductibleRemaining(),
                        visit.participating(),
                        visit.qualifyingApmParticipant()))
                .price();
        EditResult checked = edits.check(editRequest(
                visit,
                payer,
                lines.toCheck(price),
                context.day().linesToCheck(),
                context.history().map(history -> history.accrual().before())));
        Optional<NoteValidation> validation = judgement.apply(checked);
        ClaimCheckResult whole = claimChecks.check(visit, lines, payer.paymentTerms(), context.filedOn());
        ClaimCheckResult beside =
                DayChecks.check(visit, lines, count, context.day().earlier());
        List<AuthorizationResult> authorized = authorized(visit, payer, lines, count, context);
        List<Finding> own = new ArrayList<>(VisitDiscipline.of(visit).findings());
        own.addAll(whole.findings());
        own.addAll(beside.findings());
        own.addAll(context.day().replacement().findings(visit.filing()));
        authorized.forEach(result -> own.addAll(result.findings()));
        DeniedLines.check(checked, price).ifPresent(own::add);
        List<Coverage> coverage = new ArrayList<>(whole.coverage());
        coverage.addAll(beside.coverage());
        coverage.addAll(context.day().replacement().coverage());
        coverage.addAll(accrual(payer, context));
        authorized.forEach(result -> coverage.addAll(result.coverage()));
        return new ClaimDecision(
                status(count, validation, checked, price, own),
                count,
                validation,
                checked.withFindings(ClaimPointers.of(checked.findings(), "edits")),
                price.withFindings(ClaimPointers.of(price.findings(), "pricing")),
                own,
                coverage);
    }

    private static List<AuthorizationResult> authorized(
            Visit visit, Payer payer, ClaimLines lines, UnitCount count, ClaimContext context) {
        AuthorizationRequest request = authorizationRequest(
                visit,
                payer,
                lines,
                count,
                context.history().map(PatientHistory::authorizations).orElse(PatientAuthorizations.NONE));
        return List.of(
                AuthorizationCheck.check(request, ClaimPointers.PRIOR_AUTHORIZATION),
                VisitLimitCheck.check(request, ClaimPointers.DATE_OF_SERVICE));
    }

    /** What is asked of the edits for a visit with these lines. */
    static EditRequest editRequest(
            Visit visit,
            Payer payer,
            List<LineToCheck> lines,
            List<NeighbourLine> neighbours,
            Optional<TherapyAccrual> accrual) {
        return new EditRequest(
                visit.dateOfService(),
                payer.id(),
                payer.editTable(),
                payer.modifierOrder(),
                Optional.of(visit.placeOfService()),
                ProviderType.of(visit),
                lines,
                neighbours,
                accrual);
    }

    /** What is asked of a payer's authorisations and visit limits; a claim that takes another back treats nobody. */
    static AuthorizationRequest authorizationRequest(
            Visit visit, Payer payer, ClaimLines lines, UnitCount count, PatientAuthorizations known) {
        return new AuthorizationRequest(
                visit.dateOfService(),
                payer,
                visit.filing().asksForPayment() ? AuthorizationUse.treated(lines, count) : List.of(),
                visit.billing().priorAuthorization(),
                known);
    }

    private static List<Coverage> accrual(Payer payer, ClaimContext context) {
        return context
                .history()
                .filter(_ -> payer.id().equals(StandardPayers.MEDICARE))
                .map(history -> TherapyStanding.elsewhere(history.accrual().elsewhere()))
                .stream()
                .toList();
    }

    /** The lines of the claim, then the services that came to no line: they tell the note's disciplines apart too. */
    private static List<BilledLine> billed(EditResult checked, Visit visit, UnitCount units) {
        List<ServiceMinutes> withoutUnits = Lists.where(
                VisitDiscipline.of(visit).serviceMinutes(visit),
                service -> !Lists.any(
                        units.lines(),
                        line -> line.code().equals(service.code()) && line.discipline() == service.discipline()));
        return Lists.both(
                Lists.map(checked.lines(), line -> new BilledLine(line.code(), line.units(), line.modifiers())),
                Lists.distinct(Lists.map(
                        withoutUnits,
                        service -> new BilledLine(
                                service.code(), 0, List.of(service.discipline().modifier())))));
    }

    private static ClaimStatus status(
            UnitCount units, Optional<NoteValidation> validation, EditResult edits, Price price, List<Finding> own) {
        boolean error = hasError(units.findings())
                || validation.filter(note -> hasError(note.findings())).isPresent()
                || hasError(edits.findings())
                || hasError(price.findings())
                || hasError(own);
        return error ? ClaimStatus.NEEDS_CORRECTION : ClaimStatus.READY;
    }

    private static boolean hasError(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
