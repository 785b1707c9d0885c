package com.therapyclaims.functions.managecallerkeys;

import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import java.time.Duration;

/** What the operator wants done with keys: {@code {"action":"list"|"revoke"|"rotate", ...}}. */
sealed interface KeyTask {
    /** The keys of a practice: {@code practiceId}. */
    record ListKeys(String practiceId) implements KeyTask {}

    /** From now on this key opens nothing: {@code keyId}. */
    record Revoke(String keyId) implements KeyTask {}

    /**
     * A second key for whoever has this one, which goes on for a while: {@code keyId}, and {@code overlapHours}, 24 if it
     * is not said.
     */
    record Rotate(String keyId, Duration overlap) implements KeyTask {}

    /** Four weeks: whoever needs longer has not begun. */
    int LONGEST_OVERLAP_HOURS = 672;

    int USUAL_OVERLAP_HOURS = 24;

    Kind<String> ACTION = Kinds.formed("list|revoke|rotate", "must be list, revoke or rotate", "list");
    Kind<String> KEY_ID = Kinds.formed("[0-9a-f]{64}", "must be a key's id as it was issued or listed", "0".repeat(64));

    /**
     * Reads a task.
     *
     * @throws RefusedKeyRequestException if it is not valid; it names every fault and repeats nothing
     */
    static KeyTask read(String event) {
        try {
            return Requests.read(event, Kinds.object(KeyTask::task));
        } catch (MalformedJsonException e) {
            throw new RefusedKeyRequestException(e.getMessage());
        } catch (InvalidRequestException e) {
            throw new RefusedKeyRequestException(e.inOneLine());
        }
    }

    private static KeyTask task(Fields fields) {
        return switch (fields.required("action", ACTION)) {
            case "revoke" -> new Revoke(fields.required("keyId", KEY_ID));
            case "rotate" ->
                new Rotate(
                        fields.required("keyId", KEY_ID),
                        Duration.ofHours(fields.optional("overlapHours", Kinds.integer(0, LONGEST_OVERLAP_HOURS))
                                .orElse(USUAL_OVERLAP_HOURS)));
            default -> new ListKeys(fields.required("practiceId", Kinds.text(63)));
        };
    }
}
