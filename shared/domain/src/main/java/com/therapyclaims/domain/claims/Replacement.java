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
 * What a claim replaces of its day, and what replaces it (C-2). A claim and its replacement are one visit, which counts once:
 * the replaced claim ranks with nothing, uses no authorisation and accrues nothing any more.
 *
 * @param sought whether it replaces another claim, whether that is known or not
 * @param of the claim it replaces, where the day has it
 * @param by the claim that replaces it
 */
public record Replacement(boolean sought, Optional<String> of, Optional<String> by) {
    /** An original, and nothing replaces it. */
    public static final Replacement NONE = new Replacement(false, Optional.empty(), Optional.empty());

    private static final String CHECK = "REPLACED_CLAIM";

    /** Whether the claim was decided to be replaced. */
    static boolean isReplaced(ClaimDecision decision) {
        return told(decision, FindingCode.CLM_REPLACED);
    }

    /** Whether the claim was decided to replace another. */
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

    List<Finding> findings() {
        return Stream.concat(
                        of
                                .map(claimId -> Finding.of(
                                        FindingCode.CLM_REPLACES,
                                        "/claim/originalReference",
                                        Text.of("It replaces claim %s of the day, which counts no more.", claimId)))
                                .stream(),
                        by
                                .map(claimId -> Finding.of(
                                        FindingCode.CLM_REPLACED,
                                        "/claim/dateOfService",
                                        Text.of("Claim %s of the day replaces it: it counts no more.", claimId)))
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
                                "No earlier claim of the day is the one it replaces: one of another day still counts."));
    }
}
