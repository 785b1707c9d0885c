package com.therapyclaims.http.answers;

import com.therapyclaims.domain.rules.Explanation;

/** A step of an explanation as the API shows it, put into words. */
public record ExplanationShape(String rule, String text, String citation) {
    static ExplanationShape of(Explanation step) {
        return new ExplanationShape(step.rule(), step.text(), step.citation());
    }

    Explanation explanation() {
        return Explanation.of(rule, text, citation);
    }
}
