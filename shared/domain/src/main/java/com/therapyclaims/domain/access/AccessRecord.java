package com.therapyclaims.domain.access;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody saw or changed patient data, or tried to: ids and the outcome, nothing of the data.
 *
 * @param requestId names the request, as in its answer
 * @param at when it came in
 * @param keyName which of the practice's keys
 * @param role what that key may do
 * @param method the HTTP method
 * @param resource the path of the API's description, with its parameters in braces
 * @param claimId the claim it was about, if it was about one
 * @param patientId the patient it was about, if it named one
 * @param status the HTTP status it was answered with; empty while it is not known, or was never
 */
public record AccessRecord(
        String practiceId,
        String requestId,
        Instant at,
        String keyName,
        String role,
        String method,
        String resource,
        Optional<String> claimId,
        Optional<String> patientId,
        Optional<Integer> status) {
    /**
     * The same access, of one of the several claims the request names.
     *
     * @param place of the claim among them, from 0; part of the record's request id from the second on, so that each is a
     *     record of its own
     */
    public AccessRecord ofClaim(String id, int place) {
        return new AccessRecord(
                practiceId,
                place == 0 ? requestId : requestId + "." + (place + 1),
                at,
                keyName,
                role,
                method,
                resource,
                Optional.of(id),
                patientId,
                status);
    }
}
