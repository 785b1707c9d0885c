package com.therapyclaims.functions.authorizecaller;

import com.amazonaws.services.lambda.runtime.Context;
import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.callers.UsageKeys;
import com.therapyclaims.http.PrimedFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.crac.Resource;

/** Turns the API key of a call into a practice, a role and the key its calls are counted by. */
public final class AuthorizeCallerHandler implements PrimedFunction {
    private final CallerDirectory directory;
    private final UsageKeys usageKeys;
    private final InstantSource clock;

    /** Used by Lambda. */
    public AuthorizeCallerHandler() {
        this(Configuration.fromEnvironment(), InstantSource.system());
    }

    AuthorizeCallerHandler(Configuration configuration, InstantSource clock) {
        this(
                new DynamoDbCallerDirectory(new AwsClients(configuration).callersTable()),
                configuration.usageKeys(),
                clock);
    }

    AuthorizeCallerHandler(CallerDirectory directory, UsageKeys usageKeys, InstantSource clock) {
        this.directory = directory;
        this.usageKeys = usageKeys;
        this.clock = clock;
        primeForSnapshot();
    }

    /** Beside the event of a key that nobody has, what a caller who is let in is told: no table holds a key to be primed with. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        PrimedFunction.super.beforeCheckpoint(context);
        Role.named(Role.BILLER.value()).ifPresent(this::letIn);
    }

    private void letIn(Role role) {
        Caller caller =
                new Caller(PRACTICE, role, PRACTICE, Instant.parse("2026-11-23T12:00:11Z"), Optional.empty(), false);
        try {
            AllowPolicy.write(OutputStream.nullOutputStream(), caller, usageKeys.of(PRACTICE), "live");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        AuthorizationRequest request = AuthorizationRequest.read(event);
        ApiKey key = request.key().orElseThrow(UnauthorizedException::new);
        Caller caller = directory
                .find(key)
                .filter(owner -> owner.isActive(clock.instant()))
                // Nothing is ever written in its name, so nobody may be told it was.
                .filter(owner -> !PrimedFunction.isReserved(owner.practiceId()))
                .orElseThrow(UnauthorizedException::new);
        AllowPolicy.write(answer, caller, usageKeys.of(caller.practiceId()), request.stage());
    }
}
