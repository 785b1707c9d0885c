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

    private final List<Step> steps = new ArrayList<>(FEW);
    private Set<Step> many = Set.of();

    /** A step before it is told. */
    private record Step(Rule rule, InWords words) {}

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, InWords words) {
        add(new Step(rule, words));
    }

    /** Notes a step that applies {@code rule}. */
    public void add(Rule rule, String text) {
        add(rule, Sentence.of("%s", text));
    }

    /** Takes over the steps of another decision. */
    public void addAll(Explanations others) {
        others.steps.forEach(this::add);
    }

    private void add(Step step) {
        if (isNew(step)) {
            steps.add(step);
        }
    }

    private boolean isNew(Step step) {
        if (steps.size() >= FEW) {
            return isNewAmongMany(step);
        }
        for (Step told : steps) {
            if (told.rule() == step.rule() && told.words().equals(step.words())) {
                return false;
            }
        }
        return true;
    }

    private boolean isNewAmongMany(Step step) {
        if (many.isEmpty()) {
            many = new HashSet<>(steps);
        }
        return many.add(step);
    }

    /** The steps so far. */
    public List<Explanation> steps() {
        return Lists.map(steps, step -> Explanation.of(step.rule(), step.words()));
    }
}
