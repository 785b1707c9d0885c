package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param body the JSON of the answer; missing where there was none
 */
public record Answer(int status, JsonNode body) {}
