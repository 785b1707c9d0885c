package com.therapyclaims.functions.issuecallerkey;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.Configuration.Environment;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.UsageKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Issues an API key to a practice. The operator invokes it directly; the public API has no way to it. The key is in the
 * answer and nowhere else: only its hash is kept. Beside it stands what the practice's calls are counted by, which is no
 * secret: the operator puts it into the usage plan.
 */
public final class IssueCallerKeyHandler implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final CallerDirectory directory;
    private final Environment environment;
    private final UsageKeys usageKeys;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Used by Lambda. */
    public IssueCallerKeyHandler() {
        this(Configuration.fromEnvironment());
    }

    private IssueCallerKeyHandler(Configuration configuration) {
        this(
                new DynamoDbCallerDirectory(new AwsClients(configuration).callersTable()),
                configuration.environment(),
                configuration.usageKeys(),
                InstantSource.system());
    }

    IssueCallerKeyHandler(
            CallerDirectory directory, Environment environment, UsageKeys usageKeys, InstantSource clock) {
        this.directory = directory;
        this.environment = environment;
        this.usageKeys = usageKeys;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Instant now = clock.instant();
        KeyRequest request = KeyRequest.read(new String(event.readAllBytes(), StandardCharsets.UTF_8), now);
        if (request.key().isPresent() && environment != Environment.LOCAL) {
            throw new RefusedKeyRequestException("a key of one's own choice is for the local environment alone");
        }
        ApiKey key = request.key().orElseGet(() -> ApiKey.random(random));
        Caller caller = request.caller(now);
        Optional<Caller> owner = directory.register(key, caller);
        if (owner.isPresent() && !isSame(owner.get(), caller)) {
            throw new RefusedKeyRequestException("the key belongs to another caller, or was revoked");
        }
        write(answer, key, caller);
    }

    /** A demo key may be asked for again at every start; anything else that is taken stays its owner's. */
    private static boolean isSame(Caller owner, Caller asked) {
        return owner.practiceId().equals(asked.practiceId()) && owner.role() == asked.role() && !owner.revoked();
    }

    private void write(OutputStream answer, ApiKey key, Caller caller) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            json.writeStringField("key", key.secret());
            json.writeStringField("keyId", key.hash());
            json.writeStringField("practiceId", caller.practiceId());
            json.writeStringField("role", caller.role().value());
            json.writeStringField("name", caller.name());
            json.writeStringField("usageKey", usageKeys.ofPractice(caller.practiceId()));
            if (caller.expiresAt().isPresent()) {
                json.writeStringField("expiresAt", caller.expiresAt().get().toString());
            }
            json.writeEndObject();
        }
    }
}
