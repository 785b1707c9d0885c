package com.therapyclaims.functions.managecallerkeys;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.CallerDirectory.Registered;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lists, revokes and rotates API keys. The operator invokes it directly; the public API has no way to it. A key is named by
 * its id; the key itself is nowhere but in the answer that issues it.
 */
public final class ManageCallerKeysHandler implements RequestStreamHandler {
    /** API Gateway remembers the authorizer's answer for so long: openapi.yaml, authorizerResultTtlInSeconds. */
    static final int REMEMBERED_SECONDS = 60;

    private static final JsonFactory JSON = new JsonFactory();

    private final CallerDirectory directory;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Used by Lambda. */
    public ManageCallerKeysHandler() {
        this(Configuration.fromEnvironment());
    }

    private ManageCallerKeysHandler(Configuration configuration) {
        this(new DynamoDbCallerDirectory(new AwsClients(configuration).callersTable()), InstantSource.system());
    }

    ManageCallerKeysHandler(CallerDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        KeyTask task = KeyTask.read(new String(event.readAllBytes(), StandardCharsets.UTF_8));
        Instant now = clock.instant();
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            switch (task) {
                case KeyTask.ListKeys(String practiceId) -> list(json, practiceId, now);
                case KeyTask.Revoke(String keyId) -> revoke(json, keyId);
                case KeyTask.Rotate rotate -> rotate(json, rotate, now);
            }
            json.writeEndObject();
        }
    }

    private void list(JsonGenerator json, String practiceId, Instant now) throws IOException {
        json.writeArrayFieldStart("keys");
        for (Registered key : directory.ofPractice(practiceId)) {
            json.writeStartObject();
            write(json, key);
            json.writeBooleanField("revoked", key.caller().revoked());
            json.writeBooleanField("active", key.caller().isActive(now));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void revoke(JsonGenerator json, String keyId) throws IOException {
        write(json, directory.revoke(keyId).orElseThrow(ManageCallerKeysHandler::unknown));
        json.writeBooleanField("revoked", true);
        json.writeNumberField("opensNothingWithinSeconds", REMEMBERED_SECONDS);
    }

    /** The new key first: if anything fails after it, the old one still opens what it did. */
    private void rotate(JsonGenerator json, KeyTask.Rotate rotate, Instant now) throws IOException {
        Registered old = directory
                .byId(rotate.keyId())
                .filter(key -> key.caller().isActive(now))
                .orElseThrow(ManageCallerKeysHandler::unknown);
        ApiKey key = ApiKey.random(random);
        Caller caller = new Caller(
                old.caller().practiceId(),
                old.caller().role(),
                old.caller().name(),
                now,
                old.caller().expiresAt(),
                false);
        if (directory.register(key, caller).isPresent()) {
            throw new IllegalStateException("a random key was taken");
        }
        Registered ending =
                directory.endBy(old.keyId(), now.plus(rotate.overlap())).orElseThrow(ManageCallerKeysHandler::unknown);
        json.writeStringField("key", key.secret());
        write(json, new Registered(key.hash(), caller));
        json.writeObjectFieldStart("replaced");
        write(json, ending);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Registered key) throws IOException {
        json.writeStringField("keyId", key.keyId());
        json.writeStringField("practiceId", key.caller().practiceId());
        json.writeStringField("role", key.caller().role().value());
        json.writeStringField("name", key.caller().name());
        json.writeStringField("createdAt", key.caller().createdAt().toString());
        Optional<Instant> expiry = key.caller().expiresAt();
        if (expiry.isPresent()) {
            json.writeStringField("expiresAt", expiry.get().toString());
        }
    }

    private static RefusedKeyRequestException unknown() {
        return new RefusedKeyRequestException("no key in use has this id");
    }
}
