package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is not understood, so that all of it is named at once. */
final class Refusals {

    private final List<String> reasons = new ArrayList<>();

    void add(String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    /** Refuses every field that is not among the understood ones. */
    void allBut(Set<String> understood, String where, JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!understood.contains(name)) {
                add(where + ": " + name + " is not understood");
            }
        });
    }

    void throwIfAny() {
        if (!reasons.isEmpty()) {
            throw new TemplateRefusedException(reasons);
        }
    }
}
