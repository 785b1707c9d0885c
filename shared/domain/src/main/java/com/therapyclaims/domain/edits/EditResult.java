package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the edits say of a day.
 *
 * @param lines in the order of the request, modifiers in claim order
 * @param ptp the code pairs of the day the table knows, in force or not
 * @param mue the codes of the day that have a limit
 * @param threshold the therapy threshold buckets the day touches
 */
public record EditResult(
        List<CheckedLine> lines,
        List<PairResult> ptp,
        List<MueResult> mue,
        List<ThresholdResult> threshold,
        List<Finding> findings,
        List<Explanation> explanation,
        List<Coverage> coverage) {
    public EditResult {
        lines = List.copyOf(lines);
        ptp = List.copyOf(ptp);
        mue = List.copyOf(mue);
        threshold = List.copyOf(threshold);
        findings = List.copyOf(findings);
        explanation = List.copyOf(explanation);
        coverage = List.copyOf(coverage);
    }

    /** The same with other findings, where they point into a larger request. */
    public EditResult withFindings(List<Finding> others) {
        return new EditResult(lines, ptp, mue, threshold, others, explanation, coverage);
    }

    /** The same with what another check found, and how far it could look. */
    public EditResult with(List<Finding> furtherFindings, List<Coverage> furtherCoverage) {
        return new EditResult(
                lines,
                ptp,
                mue,
                threshold,
                Stream.concat(findings.stream(), furtherFindings.stream()).toList(),
                explanation,
                Stream.concat(coverage.stream(), furtherCoverage.stream()).toList());
    }

    /** What is to be expected of a line. */
    public enum Status {
        /** Nothing speaks against it. */
        OK,

        /** The payer will not pay it. */
        DENIED,

        /** The payer looks at it before it pays: an ABN and a daily limit send a line there. */
        REVIEW
    }

    /** A line after the checks. */
    public record CheckedLine(String code, int units, List<String> modifiers, Status status, boolean kxRequired) {
        public CheckedLine {
            modifiers = List.copyOf(modifiers);
        }

        CheckedLine denied() {
            return new CheckedLine(code, units, modifiers, Status.DENIED, kxRequired);
        }
    }

    /**
     * A code pair the table knows.
     *
     * @param active whether the edit is in force on the date
     * @param bypassed whether a modifier lifts it
     * @param deniedCode the code that is denied, if one is
     * @param modifierAdvice what would lift it, in words
     */
    public record PairResult(
            String column1,
            String column2,
            String modifierIndicator,
            boolean active,
            boolean bypassed,
            Optional<String> deniedCode,
            Optional<String> modifierAdvice) {}

    /** The day's units of a code against its limit. */
    public record MueResult(String code, int limit, int mai, int units, boolean exceeded) {
        private static final int BY_DAY_ON_REVIEW = 3;

        /** Whether more may be paid on review: the limit is exceeded, and is not absolute. */
        boolean isReviewed() {
            return exceeded && mai == BY_DAY_ON_REVIEW && limit > 0;
        }
    }

    /** The therapy threshold's buckets (KX-2). */
    public enum Bucket {
        /** Physical therapy and speech-language pathology together. */
        PT_SLP,

        /** Occupational therapy. */
        OT;

        /**
         * The bucket a line accrues to: by its discipline's modifier, or else by the one discipline that bills the code;
         * empty where there is none or more than one.
         */
        public static Optional<Bucket> of(String code, List<String> modifiers, LocalDate dateOfService) {
            List<Discipline> disciplines =
                    Lists.where(Discipline.ALL, discipline -> modifiers.contains(discipline.modifier()));
            if (disciplines.size() > 1) {
                return Optional.empty();
            }
            return Lists.first(disciplines, _ -> true)
                    .or(() -> TherapyCodes.find(code, dateOfService).flatMap(TherapyCode::onlyDiscipline))
                    .map(discipline -> switch (discipline) {
                        case PT, SLP -> PT_SLP;
                        case OT -> OT;
                    });
        }
    }

    /** A bucket before and after the day. */
    public record ThresholdResult(Bucket bucket, Money before, Money after, Money threshold, Money targetedReview) {}
}
