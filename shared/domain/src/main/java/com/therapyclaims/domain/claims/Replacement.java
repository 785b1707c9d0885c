package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a claim replaces or takes back, and what does so with it (C-2). A claim and its replacement are one visit,
 * which counts once, and one that is taken back counts not at all: it ranks with nothing, uses no authorisation and accrues
 * nothing any more.
 *
 * @param about whether it is about another claim, whether that is known or not
 * @param of the claim it replaces or takes back, where the day has it or its number names it
 * @param by what replaces it or takes it back
 */
public record Replacement(DayClaim.About about, Optional<Other> of, Optional<By> by) {
    /**
     * Another claim of the patient.
     *
     * @param otherDay its date of service, if that is not the claim's own
     */
    public record Other(String claimId, Optional<LocalDate> otherDay) {
        static Other ofTheDay(String claimId) {
            return new Other(claimId, Optional.empty());
        }

        static Other of(Succession.Original original) {
            return new Other(original.claimId(), Optional.of(original.dateOfService()));
        }

        private String words() {
            return claimId + " of " + otherDay.map(LocalDate::toString).orElse("the day");
        }
    }

    /**
     * A claim that takes another's place.
     *
     * @param takesBack whether it takes that one back and asks for nothing in its place
     */
    public record By(Other claim, boolean takesBack) {
        static By of(DayClaim claim) {
            return new By(
                    Other.ofTheDay(claim.claimId()), claim.visit().filing().takesBack());
        }

        static By of(Succession.Successor successor) {
            return new By(
                    new Other(successor.claimId(), Optional.of(successor.dateOfService())), successor.takesBack());
        }
    }

    /** An original, and nothing replaces it. */
    public static final Replacement NONE = new Replacement(DayClaim.About.NO_OTHER, Optional.empty(), Optional.empty());

    private static final String CHECK = "REPLACED_CLAIM";

    /** Whether the claim was decided to be replaced or taken back. */
    static boolean isReplaced(ClaimDecision decision) {
        return told(decision, FindingCode.CLM_REPLACED);
    }

    /** Whether the claim was decided to replace another or to take it back. */
    static boolean replaces(ClaimDecision decision) {
        return told(decision, FindingCode.CLM_REPLACES);
    }

    /** What was known of the claim it is about when this was decided. */
    static DayClaim.About about(ClaimDecision decision) {
        if (replaces(decision)) {
            return DayClaim.About.FOUND;
        }
        return told(decision, FindingCode.CLM_ORIGINAL_UNKNOWN) ? DayClaim.About.UNKNOWN : DayClaim.About.NO_OTHER;
    }

    /** An archived claim as if nothing had replaced it. */
    static ClaimRevision counting(ClaimRevision replaced) {
        return replaced.deciding(replaced.decision()
                .withFindings(replaced.decision().findings().stream().filter(finding -> !isReplaced(finding))));
    }

    private static boolean told(ClaimDecision decision, FindingCode code) {
        return decision.findings().stream().anyMatch(finding -> finding.code().equals(code.code()));
    }

    /** What was decided of an archived claim, with what another decision of it says of its replacement. */
    static ClaimDecision taken(ClaimDecision archived, ClaimDecision other) {
        return archived.withFindings(Stream.concat(
                archived.findings().stream().filter(finding -> !isReplaced(finding)),
                other.findings().stream().filter(Replacement::isReplaced)));
    }

    private static boolean isReplaced(Finding finding) {
        return finding.code().equals(FindingCode.CLM_REPLACED.code());
    }

    /**
     * What is told of it.
     *
     * @param filing the claim's own
     */
    List<Finding> findings(ClaimFiling filing) {
        if (about == DayClaim.About.NO_OTHER && by.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        of.map(other -> replaces(other, filing)).stream(),
                        Stream.of(unknown()).filter(_ -> isUnknown()),
                        by.map(Replacement::replaced).stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** One that was found before and is void by now leaves nothing to be told. */
    private boolean isUnknown() {
        return of.isEmpty() && (about == DayClaim.About.SOUGHT || about == DayClaim.About.UNKNOWN);
    }

    private static Finding replaces(Other other, ClaimFiling filing) {
        return Finding.of(
                FindingCode.CLM_REPLACES,
                "/claim/originalReference",
                Text.of(
                        filing.asksForPayment()
                                ? "It replaces claim %s, which counts no more."
                                : "It takes back claim %s, which counts no more.",
                        other.words()));
    }

    private static Finding unknown() {
        return Finding.of(
                FindingCode.CLM_ORIGINAL_UNKNOWN,
                "/claim/originalReference",
                Text.of(
                        "No claim of the patient with this payer that counts bears the original's number, and none of the"
                                + " day is like it: it is decided as if there were none, and one there is still counts."));
    }

    private static Finding replaced(By by) {
        return Finding.of(
                FindingCode.CLM_REPLACED,
                "/claim/dateOfService",
                Text.of(
                        by.takesBack()
                                ? "Claim %s takes it back: it counts no more."
                                : "Claim %s replaces it: it counts no more.",
                        by.claim().words()));
    }

    List<Coverage> coverage() {
        if (about == DayClaim.About.NO_OTHER) {
            return List.of();
        }
        return List.of(
                of.isPresent()
                        ? Coverage.checked(CHECK, Rule.C_2.citation())
                        : Coverage.unchecked(
                                CHECK,
                                Rule.C_2.citation(),
                                "No claim of the patient bears the original's number, and none of the day is like it: one that"
                                        + " is not known still counts."));
    }
}
