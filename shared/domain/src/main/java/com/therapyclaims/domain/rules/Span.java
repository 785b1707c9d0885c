package com.therapyclaims.domain.rules;

/**
 * The piece of a text that a finding or an element rests on.
 *
 * @param pointer JSON pointer of the text in the request, for example {@code /note/interventions/0/description}
 * @param start first character of the piece, counted from 0
 * @param end the character after its last one
 * @param text the piece itself, as it stands in the request
 */
public record Span(String pointer, int start, int end, String text) {}
