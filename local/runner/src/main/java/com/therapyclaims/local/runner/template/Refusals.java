package com.therapyclaims.local.runner.template;

import java.util.ArrayList;
import java.util.List;

/** Collects what is not understood, so that all of it is named at once. */
final class Refusals {

    private final List<String> reasons = new ArrayList<>();

    void add(String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    void throwIfAny() {
        if (!reasons.isEmpty()) {
            throw new TemplateRefusedException(reasons);
        }
    }
}
