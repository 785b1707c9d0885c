package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archived claim beside what its payer made of it in all remittances so far: earlier payments and those taken back
 * count with the latest.
 *
 * @param amounts of the lines whose price is known
 * @param differences those of its lines and those of the claim as a whole
 * @param complete whether every line could be compared
 * @param paidByOthers what other payers of the patient paid of the claim, which is none of the amounts; empty where none
 *     has said anything
 */
public record ComparedClaim(
        RemittedAmounts amounts,
        List<Difference> differences,
        List<ComparedLine> lines,
        boolean complete,
        Optional<Money> paidByOthers) {
    public ComparedClaim {
        differences = List.copyOf(differences);
        lines = List.copyOf(lines);
    }

    /**
     * The same without its lines, and with one difference for all of the same cause: they still add up. For a claim of
     * which payers have said more than can be kept.
     */
    public ComparedClaim inShort() {
        Map<Difference.Kind, Difference> byKind = new LinkedHashMap<>();
        differences.forEach(difference -> byKind.merge(difference.kind(), difference, Difference::with));
        return new ComparedClaim(amounts, List.copyOf(byKind.values()), List.of(), complete, paidByOthers);
    }
}
