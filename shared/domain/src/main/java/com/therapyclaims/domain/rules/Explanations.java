package com.therapyclaims.domain.rules;

import com.therapyclaims.domain.lists.Lists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of one decision in their order, each once. A step is told by its rule and by what its words are made of, so
 * that none is put into words to look for it. Few are compared one by one, in less time than it takes to hash them.
 */
public final class Explanations {
    private static final int FEW = 16;

    private final List<Explanation> steps = new ArrayList<>(FEW);
    private Set<Explanation.Made> many = Set.of();

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, InWords words) {
        add(Explanation.of(rule, words));
    }

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, String text) {
        add(Explanation.of(rule, text));
    }

    /** Takes over the steps of another decision. */
    public void addAll(Explanations others) {
        others.steps.forEach(this::add);
    }

    private void add(Explanation step) {
        if (isNew(step)) {
            steps.add(step);
        }
    }

    private boolean isNew(Explanation step) {
        if (steps.size() < FEW) {
            return !Lists.any(steps, earlier -> earlier.isMadeAs(step));
        }
        if (many.isEmpty()) {
            many = new HashSet<>();
            steps.forEach(earlier -> many.add(earlier.made()));
        }
        return many.add(step.made());
    }

    /** The steps so far. */
    public List<Explanation> steps() {
        return List.copyOf(steps);
    }
}
