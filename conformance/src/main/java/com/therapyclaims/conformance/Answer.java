package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the API answered.
 *
 * @param body the JSON of the answer; missing where there was none
 * @param etag its header {@code ETag}
 */
public record Answer(int status, JsonNode body, Optional<String> etag) {}
