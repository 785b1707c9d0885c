package com.therapyclaims.conformance;

/**
 * A place where an answer is not as expected.
 *
 * @param pointer JSON pointer into the answer, empty for the answer as a whole
 */
public record Difference(String pointer, String expected, String actual) {
    @Override
    public String toString() {
        return "%s: expected %s, actual %s".formatted(pointer.isEmpty() ? "answer" : pointer, expected, actual);
    }
}
