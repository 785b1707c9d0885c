package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A line of an archived claim beside what its payer made of it in all remittances so far.
 *
 * @param line its place on the claim, from 1
 * @param expected what it should come to; empty where no price is known: nothing is compared then
 * @param paid what was paid for it in all
 * @param differences the parts of the difference; empty too where the claim is compared as a whole
 */
public record ComparedLine(
        int line,
        String code,
        List<String> modifiers,
        Optional<Expected> expected,
        Money paid,
        List<Adjustment> adjustments,
        List<String> remarks,
        List<Difference> differences) {
    public ComparedLine {
        modifiers = List.copyOf(modifiers);
        adjustments = List.copyOf(adjustments);
        remarks = List.copyOf(remarks);
        differences = List.copyOf(differences);
    }
}
