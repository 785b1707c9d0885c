package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a claim replaces or takes back of its day, and what does so with it (C-2). A claim and its replacement are one visit,
 * which counts once, and one that is taken back counts not at all: it ranks with nothing, uses no authorisation and accrues
 * nothing any more.
 *
 * @param sought whether it is about another claim, whether that is known or not
 * @param of the claim it replaces or takes back, where the day has it
 * @param by what replaces it or takes it back
 */
public record Replacement(boolean sought, Optional<String> of, Optional<By> by) {
    /**
     * A claim that takes another's place.
     *
     * @param filing whether it replaces that one or takes it back
     */
    public record By(String claimId, ClaimFiling filing) {}

    /** An original, and nothing replaces it. */
    public static final Replacement NONE = new Replacement(false, Optional.empty(), Optional.empty());

    private static final String CHECK = "REPLACED_CLAIM";

    /** Whether the claim was decided to be replaced or taken back. */
    static boolean isReplaced(ClaimDecision decision) {
        return told(decision, FindingCode.CLM_REPLACED);
    }

    /** Whether the claim was decided to replace another or to take it back. */
    static boolean replaces(ClaimDecision decision) {
        return told(decision, FindingCode.CLM_REPLACES);
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
        if (of.isEmpty() && by.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        of
                                .map(claimId -> Finding.of(
                                        FindingCode.CLM_REPLACES,
                                        "/claim/originalReference",
                                        Text.of(
                                                filing.asksForPayment()
                                                        ? "It replaces claim %s of the day, which counts no more."
                                                        : "It takes back claim %s of the day, which counts no more.",
                                                claimId)))
                                .stream(),
                        by
                                .map(other -> Finding.of(
                                        FindingCode.CLM_REPLACED,
                                        "/claim/dateOfService",
                                        Text.of(
                                                other.filing().asksForPayment()
                                                        ? "Claim %s of the day replaces it: it counts no more."
                                                        : "Claim %s of the day takes it back: it counts no more.",
                                                other.claimId())))
                                .stream())
                .toList();
    }

    List<Coverage> coverage() {
        if (!sought) {
            return List.of();
        }
        return List.of(
                of.isPresent()
                        ? Coverage.checked(CHECK, Rule.C_2.citation())
                        : Coverage.unchecked(
                                CHECK,
                                Rule.C_2.citation(),
                                "No earlier claim of the day is the one it is about: one of another day still counts."));
    }
}
