package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.AssistantCut;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The therapy threshold: allowed amounts accrue line by line, in order, to the bucket of the line's discipline (KX-1,
 * KX-2), and each line after which the bucket stands strictly above the threshold needs KX (KX-3), or goes out under an ABN
 * without it (C-8).
 *
 * <p>KX attests necessity, so it is never set here. What other practices billed is known only if the opening balance
 * holds it.
 */
final class ThresholdCheck {
    static final String CHECK = "THERAPY_THRESHOLD";
    private static final String SOURCE = "KX modifier thresholds by calendar year (Social Security Act 1833(g))";

    /** Open: whether what is denied under an ABN still counts in the year is published nowhere. */
    private static final String DENIED_UNDER_ABN =
            "carries GA in place of KX; it is counted in the year although it will be denied, which no published rule says or denies";

    List<ThresholdResult> run(EditRequest request, List<Line> lines, EditReport report) {
        Optional<String> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            report.cover(Coverage.unchecked(CHECK, SOURCE, obstacle.get()));
            return List.of();
        }
        TherapyThreshold threshold =
                TherapyThreshold.on(request.dateOfService()).orElseThrow();
        TherapyAccrual opening = request.therapyAccrual().orElseThrow();
        Map<Bucket, Ledger> ledgers = new EnumMap<>(Bucket.class);
        List<String> left = new ArrayList<>();
        for (Line line : lines) {
            Optional<Bucket> bucket = Bucket.of(line.code(), line.sent().modifiers(), request.dateOfService());
            Optional<String> reason = whyNot(line, bucket, report);
            if (reason.isPresent()) {
                left.add(line.named() + " " + reason.get());
            } else {
                ledgers.computeIfAbsent(bucket.orElseThrow(), it -> Ledger.open(it, opening.in(it), threshold, report))
                        .accrue(line, report);
            }
        }
        ledgers.values().forEach(ledger -> ledger.close(report));
        assumption(request, lines, report);
        if (!threshold.confirmed() && !ledgers.isEmpty()) {
            report.add(Finding.of(
                    FindingCode.KX_THRESHOLD_ASSUMED,
                    "/therapyAccrual",
                    Text.of("The threshold of %s was taken to be %s.", threshold.year(), threshold.kx())));
        }
        report.cover(coverage(threshold, left));
        return Lists.map(List.copyOf(ledgers.values()), Ledger::result);
    }

    private static Optional<String> obstacle(EditRequest request) {
        if (!request.payerId().equals(StandardPayers.MEDICARE)) {
            return Optional.of(Text.of("The therapy threshold is Medicare's; payer %s has none.", request.payerId()));
        }
        if (request.therapyAccrual().isEmpty()) {
            return Optional.of("The year's accrual before this claim was not sent (therapyAccrual).");
        }
        return TherapyThreshold.on(request.dateOfService()).isPresent()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "The threshold of %d is not known here.",
                        request.dateOfService().getYear()));
    }

    private static Optional<String> whyNot(Line line, Optional<Bucket> bucket, EditReport report) {
        if (report.isDenied(line)) {
            return Optional.of("is denied");
        }
        if (bucket.isEmpty()) {
            return Optional.of("has no single discipline");
        }
        return line.sent().allowed().isPresent() ? Optional.empty() : Optional.of("has no allowed amount");
    }

    /** The assistant's cut lowers Medicare's payment; whether it lowers the accrual, no source says. */
    private static void assumption(EditRequest request, List<Line> lines, EditReport report) {
        Lists.first(
                        lines,
                        line -> AssistantCut.percent(line.sent().modifiers(), request.dateOfService())
                                        .signum()
                                != 0)
                .ifPresent(line -> report.add(Finding.of(FindingCode.KX_ASSUMPTION, line.pointer() + "/allowed")));
    }

    private static Coverage coverage(TherapyThreshold threshold, List<String> left) {
        List<String> remarks = new ArrayList<>();
        if (!left.isEmpty()) {
            remarks.add(Text.of("Not accrued: %s.", String.join("; ", left)));
        }
        if (!threshold.confirmed()) {
            remarks.add(Text.of("The amount of %s was not confirmed in a published source.", threshold.year()));
        }
        return new Coverage(
                CHECK,
                SOURCE,
                Optional.of(LocalDate.of(threshold.year().getValue(), 1, 1)),
                Optional.of(LocalDate.of(threshold.year().getValue(), 12, 31)),
                true,
                remarks.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", remarks)));
    }

    /** One bucket while the day's lines accrue to it. */
    private static final class Ledger {
        private final Bucket bucket;
        private final Money before;
        private final TherapyThreshold threshold;
        private Money after;

        private Ledger(Bucket bucket, Money before, TherapyThreshold threshold) {
            this.bucket = bucket;
            this.before = before;
            this.threshold = threshold;
            this.after = before;
        }

        static Ledger open(Bucket bucket, Money before, TherapyThreshold threshold, EditReport report) {
            Ledger ledger = new Ledger(bucket, before, threshold);
            report.explain(
                    Rule.KX_1,
                    Sentence.of("Before this claim the allowed amounts of %s come to %s.", ledger.named(), before));
            return ledger;
        }

        void accrue(Line line, EditReport report) {
            Money allowed = line.sent().allowed().orElseThrow();
            after = after.plus(allowed);
            boolean required = after.isMoreThan(threshold.kx());
            report.explain(
                    Rule.KX_3,
                    Sentence.of(
                            "%s accrues %s to %s, which then stands at %s, %s the threshold of %s.",
                            line.named(), allowed, named(), after, required ? "above" : "not above", threshold.kx()));
            if (required) {
                need(line, report);
            } else if (line.has("KX")) {
                report.add(Finding.of(
                        FindingCode.KX_BELOW_THRESHOLD,
                        line.modifiersPointer(),
                        Text.of(
                                "%s carries KX, but %s stands at %s, not above the %s threshold of %s.",
                                line.named(), named(), after, threshold.year(), threshold.kx())));
            }
        }

        /**
         * Who has the required ABN signed instead of attesting the necessity has nothing to correct: the denial is meant. A
         * voluntary one, GX, is for what Medicare never covers, and stands for nothing here (C-8).
         */
        private void need(Line line, EditReport report) {
            report.requireKx(line);
            boolean abn = line.has(LiabilityModifiers.REQUIRED_ABN);
            if (!line.has("KX")) {
                report.deny(line);
                report.add(Finding.of(
                        abn ? FindingCode.KX_ABN_ABOVE_THRESHOLD : FindingCode.KX_MISSING_ABOVE_THRESHOLD,
                        line.modifiersPointer(),
                        Text.of(
                                "%s brings %s to %s, above the %s threshold of %s, and %s.",
                                line.named(),
                                named(),
                                after,
                                threshold.year(),
                                threshold.kx(),
                                abn ? DENIED_UNDER_ABN : "lacks KX")));
            }
        }

        void close(EditReport report) {
            report.explain(Rule.KX_2, Sentence.of("With this claim the bucket of %s holds %s.", named(), after));
            if (after.isMoreThan(threshold.targetedReview())) {
                String above = Text.of(
                        "%s stands at %s, above the targeted review amount of %s.",
                        named(), after, threshold.targetedReview());
                report.explain(Rule.KX_4, above);
                report.add(Finding.of(FindingCode.KX_TARGETED_REVIEW, "/therapyAccrual", above));
            }
        }

        ThresholdResult result() {
            return new ThresholdResult(bucket, before, after, threshold.kx(), threshold.targetedReview());
        }

        private String named() {
            return switch (bucket) {
                case PT_SLP -> "PT and SLP together";
                case OT -> "OT";
            };
        }
    }
}
