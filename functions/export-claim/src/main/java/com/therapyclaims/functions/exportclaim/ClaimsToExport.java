package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.exports.ClaimExport;
import com.therapyclaims.domain.exports.ClaimExports;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.remittances.ClaimDecisions;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the claims a caller wants written, and says of each why it is not, all at once. */
final class ClaimsToExport {
    private static final int MOST_CLAIMS = 100;

    /** So many ids of ours, with commas between. */
    private static final int LONGEST_LIST = MOST_CLAIMS * 36 + MOST_CLAIMS - 1;

    private final String practiceId;
    private final ClaimArchive archive;
    private final PracticeTables tables;
    private final ClaimExports exports;

    ClaimsToExport(String practiceId, ClaimArchive archive, PracticeTables tables, ClaimDecisions decisions) {
        this.practiceId = practiceId;
        this.archive = archive;
        this.tables = tables;
        this.exports = new ClaimExports(tables.feeSchedules(), claimId -> decisions.of(practiceId, claimId));
    }

    /**
     * One claim, latest revision.
     *
     * @throws ProblemException 404, or 422 with everything that is missing
     */
    List<ReadyClaim> one(String claimId, Strictness strictness, Form form) throws ProblemException {
        ClaimRevision claim =
                archive.latest(practiceId, claimId).orElseThrow(() -> new ProblemException(Problem.notFound()));
        return switch (checked(claim, strictness, form)) {
            case Checked.Ready(ReadyClaim ready) -> List.of(ready);
            case Checked.Faulty(List<Fault> faults) -> throw new ProblemException(Problem.incompleteClaim(faults));
            case Checked.Refused(String why) -> throw new ProblemException(notExportable(why));
            case Checked.WithoutContract(List<String> known) -> throw new ProblemException(Problem.unknownPayer(known));
        };
    }

    /**
     * Several claims of one payer for one 837P, in the order they were asked for.
     *
     * @throws ProblemException 400 for a bad list, 404 if any is not there, or 422 with the place of each claim that
     *     cannot be written
     */
    List<ReadyClaim> several(ApiRequest request, Strictness strictness) throws ProblemException {
        List<String> ids = ids(request);
        List<ReadyClaim> ready = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String place = "/claimIds/" + i;
            ClaimRevision claim =
                    archive.latest(practiceId, ids.get(i)).orElseThrow(() -> new ProblemException(Problem.notFound()));
            switch (checked(claim, strictness, Form.PROFESSIONAL)) {
                case Checked.Ready(ReadyClaim it) -> {
                    ready.add(it);
                    if (!it.claim()
                            .payer()
                            .identifier()
                            .equals(ready.getFirst().claim().payer().identifier())) {
                        faults.add(new Fault(
                                place, Fault.Kind.CONFLICT, "A file is for one payer; this claim is for another."));
                    }
                }
                case Checked.Faulty(List<Fault> its) ->
                    its.forEach(fault -> faults.add(new Fault(place + fault.pointer(), fault.code(), fault.message())));
                case Checked.Refused(String why) -> faults.add(new Fault(place, Fault.Kind.CONFLICT, why));
                case Checked.WithoutContract(List<String> known) ->
                    faults.add(new Fault(
                            place + "/claim/payerId",
                            Fault.Kind.CONFLICT,
                            Problem.unknownPayer(known).detail()));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.incompleteClaim(faults));
        }
        return ready;
    }

    /** The ids of the query, as they were sent. */
    static List<String> named(ApiRequest request) {
        return request.query("claimIds").stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static List<String> ids(ApiRequest request) throws ProblemException {
        List<String> ids = named(request);
        Optional<Fault> fault = Optional.empty();
        if (ids.isEmpty()) {
            fault = Optional.of(new Fault(
                    "",
                    Fault.Kind.REQUIRED,
                    "The query parameter claimIds is required: claim ids with commas between."));
        } else if (ids.size() > MOST_CLAIMS) {
            fault = Optional.of(new Fault(
                    "", Fault.Kind.TOO_MANY, "The query parameter claimIds holds at most " + MOST_CLAIMS + " ids."));
        } else if (request.query("claimIds").orElseThrow().length() > LONGEST_LIST) {
            fault = Optional.of(new Fault(
                    "",
                    Fault.Kind.TOO_LONG,
                    "The query parameter claimIds has at most " + LONGEST_LIST + " characters."));
        } else if (!ids.stream().allMatch(IdForm.CLAIM::isOf)) {
            fault = Optional.of(
                    new Fault(
                            "",
                            Fault.Kind.FORMAT,
                            "The query parameter claimIds holds claim ids: 1 to 64 letters, digits and '-', with commas between."));
        } else if (ids.stream().distinct().count() < ids.size()) {
            fault = Optional.of(
                    new Fault("", Fault.Kind.DUPLICATE, "The query parameter claimIds names a claim more than once."));
        }
        if (fault.isPresent()) {
            throw new ProblemException(Problem.invalidRequest(List.of(fault.get())));
        }
        return ids;
    }

    private Checked checked(ClaimRevision claim, Strictness strictness, Form form) {
        return tables.payers()
                .find(claim.visit().payerId(), claim.visit().dateOfService())
                .map(payer -> checked(claim, payer, strictness, form))
                .orElseGet(() -> new Checked.WithoutContract(tables.payers().knownIds()));
    }

    private Checked checked(ClaimRevision claim, Payer payer, Strictness strictness, Form form) {
        return switch (exports.of(claim, payer)) {
            case ClaimExport.Refused(ClaimExport.Reason reason) -> new Checked.Refused(why(reason));
            case ClaimExport.Incomplete(var soFar, List<ExportGap> missing, List<ExportGap> advice) ->
                new Checked.Faulty(faults(all(missing, form.gaps(soFar), strictness.required(advice))));
            case ClaimExport.Ready(var outgoing, List<ExportGap> advice) -> {
                List<ExportGap> gaps = all(List.of(), form.gaps(outgoing), strictness.required(advice));
                yield gaps.isEmpty()
                        ? new Checked.Ready(new ReadyClaim(outgoing, advice))
                        : new Checked.Faulty(faults(gaps));
            }
        };
    }

    /** Every gap at once. What form or advice makes of something that is told already is not told beside it. */
    private static List<ExportGap> all(List<ExportGap> missing, List<ExportGap> ofTheForm, List<ExportGap> advice) {
        return beside(beside(missing, ofTheForm), advice);
    }

    private static List<ExportGap> beside(List<ExportGap> told, List<ExportGap> more) {
        return Stream.concat(
                        told.stream(),
                        more.stream().filter(gap -> told.stream().noneMatch(it -> isIn(gap.pointer(), it.pointer()))))
                .toList();
    }

    private static boolean isIn(String pointer, String field) {
        return pointer.equals(field) || pointer.startsWith(field + "/");
    }

    private static List<Fault> faults(List<ExportGap> gaps) {
        return gaps.stream()
                .map(gap -> new Fault(
                        gap.pointer(),
                        switch (gap.kind()) {
                            case MISSING -> Fault.Kind.REQUIRED;
                            case UNUSABLE -> Fault.Kind.FORMAT;
                            case TOO_LONG -> Fault.Kind.TOO_LONG;
                        },
                        gap.message()))
                .toList();
    }

    private static Problem notExportable(String why) {
        return Problem.unprocessable("not-exportable", "Not exportable", why);
    }

    private static String why(ClaimExport.Reason reason) {
        return switch (reason) {
            case NEEDS_CORRECTION ->
                "The claim needs correction: a payer would refuse it. Its findings of severity ERROR say what to correct.";
            case HELD -> "The practice holds the claim back: release it first.";
            case VOID_FOR_MEDICARE ->
                "The claim is void, and Medicare Part B takes no void claims: ask the contractor for a reopening.";
            case NOTHING_TO_BILL -> "No service of the visit reached a unit: there is nothing to bill.";
        };
    }

    private sealed interface Checked {
        record Ready(ReadyClaim claim) implements Checked {}

        record Faulty(List<Fault> faults) implements Checked {}

        record Refused(String why) implements Checked {}

        record WithoutContract(List<String> known) implements Checked {}
    }
}
