package com.therapyclaims.domain.rules;

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
    private final List<Rule> rules = new ArrayList<>(FEW);
    private Set<Made> many = Set.of();

    /** What a step is made of. */
    private record Made(Rule rule, InWords words) {}

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, InWords words) {
        if (isNew(rule, words)) {
            rules.add(rule);
            steps.add(Explanation.of(rule, words));
        }
    }

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, String text) {
        add(rule, Sentence.of("%s", text));
    }

    /** Takes over the steps of another decision. */
    public void addAll(Explanations others) {
        for (int step = 0; step < others.steps.size(); step++) {
            add(others.rules.get(step), others.words(step));
        }
    }

    private InWords words(int step) {
        return steps.get(step).words();
    }

    private boolean isNew(Rule rule, InWords words) {
        if (steps.size() >= FEW) {
            return isNewAmongMany(new Made(rule, words));
        }
        for (int step = 0; step < steps.size(); step++) {
            if (rules.get(step) == rule && words(step).equals(words)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNewAmongMany(Made made) {
        if (many.isEmpty()) {
            many = new HashSet<>();
            for (int step = 0; step < steps.size(); step++) {
                many.add(new Made(rules.get(step), words(step)));
            }
        }
        return many.add(made);
    }

    /** The steps so far. */
    public List<Explanation> steps() {
        return List.copyOf(steps);
    }
}
