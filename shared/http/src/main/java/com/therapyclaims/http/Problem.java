package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import java.util.List;
import java.util.OptionalInt;

/**
 * Why a request got no answer (RFC 9457). Its words are ours alone: nothing that was sent, and nothing of our inside.
 *
 * @param type the kind of problem, the last part of its URN
 * @param title the same in words
 * @param status HTTP status
 * @param detail what happened and what to do
 * @param errors the faults of an invalid request
 * @param knownPayers the payers the practice can bill, where it named another
 * @param allowed the steps that may be taken with a claim, where another was asked for
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Fault> errors,
        List<String> knownPayers,
        List<String> allowed) {
    private static final String BUSY = "busy";

    public Problem {
        errors = List.copyOf(errors);
        knownPayers = List.copyOf(knownPayers);
        allowed = List.copyOf(allowed);
    }

    /** The same with other faults listed. */
    public Problem withErrors(List<Fault> listed) {
        return new Problem(type, title, status, detail, listed, knownPayers, allowed);
    }

    private static Problem of(String type, String title, int status, String detail) {
        return new Problem(type, title, status, detail, List.of(), List.of(), List.of());
    }

    /** 400: the body is a request with faults. */
    public static Problem invalidRequest(List<Fault> faults) {
        return new Problem(
                "invalid-request",
                "Invalid request",
                400,
                "The request has " + (faults.size() == 1 ? "1 fault." : faults.size() + " faults."),
                faults,
                List.of(),
                List.of());
    }

    /** 400: the body is no JSON. */
    public static Problem malformedJson(int line, int column) {
        return of(
                "malformed-json",
                "Malformed JSON",
                400,
                "The body is not JSON: see line " + line + ", column " + column + ".");
    }

    /** 400: the body is no text in UTF-8. */
    public static Problem notUtf8() {
        return of("malformed-json", "Malformed JSON", 400, "The body is not text in UTF-8.");
    }

    /** 401: nobody said who calls. */
    public static Problem unauthorized() {
        return of("unauthorized", "Unauthorized", 401, "Send your practice's key in the header x-api-key.");
    }

    /** 403: the caller sees it, and it is not theirs to change. */
    public static Problem forbidden(String detail) {
        return of("forbidden", "Forbidden", 403, detail);
    }

    /** 404: what is another practice's is answered alike. */
    public static Problem notFound() {
        return of("not-found", "Not found", 404, "There is nothing at this address.");
    }

    /** 409: the request conflicts with what is archived. */
    public static Problem conflict(String detail) {
        return of("conflict", "Conflict", 409, detail);
    }

    /** 409: others are at the same thing at this moment; soon they are not. */
    public static Problem busy(String detail) {
        return of(BUSY, "Busy", 409, detail);
    }

    /** How many seconds to wait before the same request is sent again, where waiting is what helps. */
    public OptionalInt retryAfter() {
        return type.equals(BUSY) ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** 409: the key stands for another request. */
    public static Problem keyReused() {
        return conflict("The Idempotency-Key was used before with another request: send a new key with a new request.");
    }

    /**
     * 409: the claim stands where this step is not taken.
     *
     * @param allowed the steps that may be taken
     */
    public static Problem notAllowed(String detail, List<String> allowed) {
        return new Problem(
                "step-not-allowed",
                "Step not allowed",
                409,
                detail + " Allowed: " + String.join(", ", allowed) + ".",
                List.of(),
                List.of(),
                allowed);
    }

    /** 413: the body is too large. */
    public static Problem tooLarge(int mostBytes) {
        return of("too-large", "Too large", 413, "The body has more than " + mostBytes + " bytes.");
    }

    /** 413: the body of a claim is too large to be archived. */
    public static Problem tooLargeCompressed(int mostBytes) {
        return of(
                "too-large",
                "Too large",
                413,
                "The body has more than " + mostBytes
                        + " bytes when it is compressed by gzip, the most that is archived of a claim: send less with it.");
    }

    /** 415: the body is not JSON by its own account. */
    public static Problem unsupportedMediaType() {
        return of(
                "unsupported-media-type",
                "Unsupported media type",
                415,
                "Send JSON, with the header Content-Type: application/json.");
    }

    /** 415: the body is not of the media type that is wanted, by its own account. */
    public static Problem unsupportedMediaType(String wanted) {
        return of(
                "unsupported-media-type",
                "Unsupported media type",
                415,
                "Send the file with the header Content-Type: " + wanted + ".");
    }

    /** 422: the practice cannot bill this payer on the date of service. */
    public static Problem unknownPayer(List<String> known) {
        return new Problem(
                "unknown-payer",
                "Unknown payer",
                422,
                "The practice has no contract with this payer on the date of service. Known payers: "
                        + String.join(", ", known) + ".",
                List.of(),
                known,
                List.of());
    }

    /**
     * 422: the archived claim cannot be written in a form.
     *
     * @param faults what is missing or does not fit, each with its place in the claim
     */
    public static Problem incompleteClaim(List<Fault> faults) {
        return new Problem(
                "incomplete-claim",
                "Incomplete claim",
                422,
                "The form needs what the claim lacks: see errors, and correct the claim.",
                faults,
                List.of(),
                List.of());
    }

    /**
     * 422: the request is understood but impossible.
     *
     * @param detail why, in words that repeat nothing of a patient
     */
    public static Problem unprocessable(String type, String title, String detail) {
        return of(type, title, 422, detail);
    }

    /** 503: a claim of a batch that was not begun, because the time of one request was used up. */
    public static Problem notReached() {
        return of(
                "not-reached",
                "Not reached",
                503,
                "The time of one request was used up before this claim: send the same batch again under the same key, and it"
                        + " goes on here.");
    }

    /** 500: something failed on our side. */
    public static Problem internal() {
        return of(
                "internal",
                "Internal error",
                500,
                "Something failed on our side; the request can be sent again. Quote the requestId when you report it.");
    }
}
