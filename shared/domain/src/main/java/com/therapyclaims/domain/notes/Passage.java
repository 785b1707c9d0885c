package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Span;
import java.util.Optional;

/**
 * A text of the request and where it stands. Phrases are looked for in the text as it is read aloud, and shown as it was
 * written. For one thread.
 */
final class Passage {
    private final String pointer;
    private final String text;
    private Optional<Shorthand.Reading> reading = Optional.empty();

    /**
     * A text.
     *
     * @param pointer JSON pointer of the text in the request
     */
    Passage(String pointer, String text) {
        this.pointer = pointer;
        this.text = text;
    }

    String pointer() {
        return pointer;
    }

    /** The text as it was written. */
    String text() {
        return text;
    }

    /** The text in words, without shorthand. */
    String aloud() {
        return symbols().text();
    }

    /** The text in words, letter by letter. */
    Symbols symbols() {
        return reading().words();
    }

    private Shorthand.Reading reading() {
        if (reading.isEmpty()) {
            reading = Optional.of(Shorthand.reading(text));
        }
        return reading.get();
    }

    /** What was written where {@link #aloud} has this. */
    Span spanOfAloud(int start, int end) {
        return span(reading().start(start), reading().end(end));
    }

    Span span(int start, int end) {
        return new Span(pointer, start, end, text.substring(start, end));
    }

    Span whole() {
        return whole(pointer, text);
    }

    /** All of a text. */
    static Span whole(String pointer, String text) {
        return new Span(pointer, 0, text.length(), text);
    }
}
