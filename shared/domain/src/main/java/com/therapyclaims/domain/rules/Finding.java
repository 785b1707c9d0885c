package com.therapyclaims.domain.rules;

import java.util.Optional;

/**
 * Something a rule found in a request. Findings go to the caller who sent the data; they are never logged.
 *
 * @param code the stable name of what was found, for example {@code TIME.TOTAL_LT_TIMED}
 * @param message what is wrong, in one sentence a biller understands
 * @param pointer JSON pointer of the place it concerns, empty for the whole request
 * @param fix what to do about it
 * @param citation the manual section or rule it rests on
 * @param span the text that triggered it, for findings about text
 */
public record Finding(
        String code,
        Severity severity,
        String message,
        String pointer,
        String fix,
        String citation,
        Optional<Span> span) {

    /** The finding of this code with the catalogue's own message. */
    public static Finding of(FindingCode code, String pointer) {
        return of(code, pointer, code.message());
    }

    /** The finding of this code with a message that names the figures of the case. */
    public static Finding of(FindingCode code, String pointer, String message) {
        return new Finding(
                code.code(), code.severity(), message, pointer, code.fix(), code.citation(), Optional.empty());
    }

    /** Where the findings page explains this one, as an address below that of the API. */
    public String help() {
        return "/pages/findings.html#" + code;
    }

    /** The same finding with the text that triggered it. */
    public Finding with(Span found) {
        return new Finding(code, severity, message, pointer, fix, citation, Optional.of(found));
    }

    /** The same finding with another weight, where a rule's weight depends on the case. */
    public Finding as(Severity other) {
        return new Finding(code, other, message, pointer, fix, citation, span);
    }

    /** The same finding with another remedy, where it depends on the case. */
    public Finding fixedBy(String other) {
        return new Finding(code, severity, message, pointer, other, citation, span);
    }

    /** The same finding at another place. */
    public Finding at(String place) {
        return new Finding(code, severity, message, place, fix, citation, span);
    }

    /** The same finding for a request that stands at {@code prefix} inside a larger one. */
    public Finding under(String prefix) {
        return new Finding(code, severity, message, prefix + pointer, fix, citation, span);
    }
}
