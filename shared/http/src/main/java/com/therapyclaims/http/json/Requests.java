package com.therapyclaims.http.json;

import java.util.List;

/** Reads bodies into requests. */
public final class Requests {
    private Requests() {}

    /**
     * Reads a body as a request of this kind.
     *
     * @throws MalformedJsonException if the body is no JSON
     * @throws InvalidRequestException if the JSON is no such request; it lists every fault
     */
    public static <T> T read(String body, Kind<T> kind) throws MalformedJsonException, InvalidRequestException {
        Faults faults = new Faults();
        T request = kind.read(new Place(JsonText.read(body), "", faults));
        List<Fault> found = faults.found();
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
        return request;
    }
}
