package com.therapyclaims.functions.authorizecaller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.callers.Caller;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The authorizer's answer: the caller may call these methods, and this is who calls. API Gateway hands the context on to
 * the function as {@code requestContext.authorizer}.
 */
final class AllowPolicy {
    private static final JsonFactory JSON = new JsonFactory();

    private AllowPolicy() {}

    static void write(OutputStream answer, Caller caller, String methods) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            json.writeStringField("principalId", caller.practiceId());
            policy(json, methods);
            json.writeObjectFieldStart("context");
            json.writeStringField("practiceId", caller.practiceId());
            json.writeStringField("role", caller.role().value());
            json.writeStringField("keyName", caller.name());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void policy(JsonGenerator json, String methods) throws IOException {
        json.writeObjectFieldStart("policyDocument");
        json.writeStringField("Version", "2012-10-17");
        json.writeArrayFieldStart("Statement");
        json.writeStartObject();
        json.writeStringField("Action", "execute-api:Invoke");
        json.writeStringField("Effect", "Allow");
        json.writeStringField("Resource", methods);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
