package com.therapyclaims.x12;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Adjustment;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import com.therapyclaims.domain.remittances.RemittedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A claim in the making: CLP and what follows it. */
final class ClaimDraft {
    /** The service date of a line or claim; 151 and 233 only end what these begin. */
    private static final Set<String> SERVICE_DATES = Set.of("150", "232", "472");

    /** 005010X221A1, loop 2110. */
    private static final int MOST_LINES = 999;

    /** 005010X221A1: of a claim (loop 2100), and of a line (loop 2110). */
    private static final int MOST_ADJUSTMENT_SEGMENTS = 99;

    /** 005010X221A1, loop 2110. */
    private static final int MOST_REMARKS = 99;

    /** 005010X221A1, loop 2100: where an outpatient and an inpatient adjudication (MOA, MIA) have the claim's remark codes. */
    private static final Map<String, List<Integer>> REMARK_PLACES =
            Map.of("MOA", List.of(3, 4, 5, 6, 7), "MIA", List.of(5, 20, 21, 22, 23));

    /** The guide has no number of its own: a claim is looked for on each of its days. */
    private static final int MOST_DATES = 100;

    private final Segment clp;
    private final SegmentValues values;
    private final Set<LocalDate> dates = new LinkedHashSet<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<RemittedLine> lines = new ArrayList<>();
    private Optional<LineDraft> line = Optional.empty();
    private int adjustmentSegments;

    ClaimDraft(Segment clp, SegmentValues values) {
        this.clp = clp;
        this.values = values;
    }

    void segment(Segment segment) {
        switch (segment.tag()) {
            case "SVC" -> {
                finishLine();
                line = Optional.of(new LineDraft(segment, values));
                atMost(MOST_LINES, lines.size() + 1, segment, "A claim has at most 999 lines, SVC.");
            }
            case "CAS" -> {
                List<Adjustment> its = PaymentDraft.adjustments(segment, values);
                line.ifPresentOrElse(it -> it.adjustments.addAll(its), () -> adjustments.addAll(its));
                int segments = line.isPresent() ? ++line.get().adjustmentSegments : ++adjustmentSegments;
                atMost(
                        MOST_ADJUSTMENT_SEGMENTS,
                        segments,
                        segment,
                        "A claim has at most 99 CAS of its own, and so has each of its lines.");
            }
            case "DTM" -> {
                if (SERVICE_DATES.contains(segment.at(1))
                        && dates.add(values.date(segment, 2, "the day of the service"))) {
                    atMost(MOST_DATES, dates.size(), segment, "A claim has services on at most 100 days.");
                }
            }
            case "REF" -> {
                if (segment.at(1).equals("6R")) {
                    line.ifPresent(it -> it.controlNumber = Optional.of(segment.at(2)));
                }
            }
            case "MOA", "MIA" ->
                REMARK_PLACES.get(segment.tag()).stream()
                        .map(segment::at)
                        .filter(code -> !code.isEmpty())
                        .forEach(remarks::add);
            case "LQ" ->
                line.filter(it -> !segment.at(2).isEmpty()).ifPresent(it -> {
                    it.remarks.add(segment.at(2));
                    atMost(MOST_REMARKS, it.remarks.size(), segment, "A line has at most 99 LQ.");
                });
            default -> {
                // Names, places and further amounts: nothing of them is compared.
            }
        }
    }

    /** Told once, where it begins. */
    private void atMost(int most, int there, Segment segment, String message) {
        if (there == most + 1) {
            values.excess(segment, message);
        }
    }

    RemittedClaim finish() {
        finishLine();
        return new RemittedClaim(
                clp.place(),
                values.text(clp, 1, "the number the claim was submitted with"),
                Optional.of(clp.at(7)).filter(text -> !text.isEmpty()),
                decision(),
                Decision.orderOfCode(clp.at(2)),
                values.money(clp, 3, "the charge of the claim"),
                values.money(clp, 4, "the payment of the claim"),
                clp.at(5).isEmpty() ? Money.ZERO : values.money(clp, 5, "what the patient owes"),
                List.copyOf(dates),
                adjustments,
                remarks,
                lines);
    }

    private Decision decision() {
        return Decision.ofCode(clp.at(2)).orElseGet(() -> {
            values.fault(clp, 2, "what was decided: 1, 2, 3, 4, 19, 20, 21, 22, 23 or 25");
            return Decision.PROCESSED;
        });
    }

    private void finishLine() {
        line.ifPresent(it -> lines.add(it.finish()));
        line = Optional.empty();
    }

    /** A line in the making: SVC and what follows it. */
    private static final class LineDraft {
        private final Segment svc;
        private final SegmentValues values;
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private Optional<String> controlNumber = Optional.empty();
        private int adjustmentSegments;

        LineDraft(Segment svc, SegmentValues values) {
            this.svc = svc;
            this.values = values;
        }

        RemittedLine finish() {
            // What was submitted stands in SVC06 where the payer decided another procedure.
            int procedure = svc.at(6, 2).isEmpty() ? 1 : 6;
            String code = svc.at(procedure, 2);
            if (code.isEmpty()) {
                values.fault(svc, 1, "the procedure, a qualifier and a code");
            }
            // Up to four modifiers; what follows them is a description.
            return new RemittedLine(
                    svc.place(),
                    code,
                    svc.from(procedure, 3).stream()
                            .filter(text -> text.length() == 2)
                            .toList(),
                    values.money(svc, 2, "the charge of the line"),
                    svc.at(3).isEmpty() ? Money.ZERO : values.money(svc, 3, "the payment of the line"),
                    controlNumber,
                    adjustments,
                    remarks);
        }
    }
}
