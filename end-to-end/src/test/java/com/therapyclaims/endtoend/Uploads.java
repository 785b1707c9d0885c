package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What became of uploaded fee schedules, as a caller is told.
 *
 * @param caller who asks
 */
record Uploads(Caller caller) {
    private static final String LIST = "/v1/fee-schedules?limit=100";

    /** Waits for that upload's end and holds that it was published. */
    JsonNode published(String key) {
        return settled(key, "PUBLISHED");
    }

    /** Waits for that upload's end and holds that it was refused, saying why. */
    JsonNode refused(String key) {
        JsonNode refused = settled(key, "REFUSED");
        assertThat(refused.at("/problems")).isNotEmpty();
        return refused;
    }

    /** Every upload under that key, newest first. */
    List<JsonNode> of(String key) {
        return of(key, caller.get(LIST).json());
    }

    private JsonNode settled(String key, String state) {
        JsonNode page = caller.await(
                LIST, now -> of(key, now).stream().limit(1).anyMatch(upload -> !hasState(upload, "CHECKING")));
        JsonNode upload = of(key, page).getFirst();
        assertThat(hasState(upload, state)).as(upload.toString()).isTrue();
        return upload;
    }

    private static List<JsonNode> of(String key, JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(upload -> upload.at("/sourceKey").asText().equals(key))
                .toList();
    }

    private static boolean hasState(JsonNode upload, String state) {
        return upload.at("/state").asText().equals(state);
    }
}
