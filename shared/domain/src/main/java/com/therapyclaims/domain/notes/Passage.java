package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Span;

/**
 * A text of the request and where it stands.
 *
 * @param pointer JSON pointer of the text in the request
 */
record Passage(String pointer, String text) {

    Span span(int start, int end) {
        return new Span(pointer, start, end, text.substring(start, end));
    }

    Span whole() {
        return span(0, text.length());
    }
}
