package com.therapyclaims.domain.remittances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which line of a remittance is which line of the claim: by the number it was submitted with, or else by its code and
 * modifiers, or else by its code where the claim has one open line of it. A claim's line may come in several lines where
 * the payer divides it.
 *
 * @param lines the lines of the remittance by the claim's line they are of, from 1
 * @param unknown those that are none of the claim's
 */
record LineMatch(Map<Integer, List<RemittedLine>> lines, List<RemittedLine> unknown) {
    static LineMatch of(List<ExpectedLine> claim, List<RemittedLine> remitted) {
        Map<Integer, List<RemittedLine>> lines = new HashMap<>();
        List<RemittedLine> open = new ArrayList<>();
        for (RemittedLine line : remitted) {
            Optional<ExpectedLine> numbered = find(
                    claim,
                    it -> line.controlNumber()
                            .filter(it.controlNumber()::equalsIgnoreCase)
                            .isPresent());
            numbered.ifPresentOrElse(it -> put(lines, it, line), () -> open.add(line));
        }
        List<RemittedLine> unknown = new ArrayList<>();
        for (RemittedLine line : open) {
            Set<String> modifiers = new HashSet<>(line.modifiers());
            Predicate<ExpectedLine> sameCode = it -> it.code().equals(line.code());
            Predicate<ExpectedLine> sameModifiers = sameCode.and(it -> new HashSet<>(it.modifiers()).equals(modifiers));
            Predicate<ExpectedLine> free = it -> !lines.containsKey(it.number());
            find(claim, sameModifiers.and(free))
                    .or(() -> only(claim, sameCode.and(free)))
                    .or(() -> find(claim, sameModifiers))
                    .or(() -> only(claim, sameCode))
                    .ifPresentOrElse(it -> put(lines, it, line), () -> unknown.add(line));
        }
        return new LineMatch(lines, unknown);
    }

    private static void put(Map<Integer, List<RemittedLine>> lines, ExpectedLine of, RemittedLine line) {
        lines.computeIfAbsent(of.number(), _ -> new ArrayList<>()).add(line);
    }

    private static Optional<ExpectedLine> find(List<ExpectedLine> claim, Predicate<ExpectedLine> which) {
        return claim.stream().filter(which).findFirst();
    }

    private static Optional<ExpectedLine> only(List<ExpectedLine> claim, Predicate<ExpectedLine> which) {
        List<ExpectedLine> found = claim.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
