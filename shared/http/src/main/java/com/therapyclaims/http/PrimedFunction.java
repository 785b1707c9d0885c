package com.therapyclaims.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * A function that answers an event of its own before Lambda takes its snapshot (SnapStart): what loads classes, opens
 * tables and makes clients is then done, and the first caller after a restore waits for nothing of it. The events are the
 * function's {@code priming.json} and, where reading one is other work than listing them, {@code priming-one.json}, in the
 * name of {@link #PRACTICE}, and go the way of every other event. DynamoDB writes nothing in that name.
 */
public interface PrimedFunction extends RequestStreamHandler, Resource {
    /** The practice in whose name functions are primed; no caller is ever issued a key for it or let in as it. */
    String PRACTICE = "snapshot-priming";

    /** Whether it is that practice: nobody else may be it. */
    static boolean isReserved(String practiceId) {
        return practiceId.equals(PRACTICE);
    }

    /** The events' names among the function's own resources. */
    List<String> EVENTS = List.of("/priming.json", "/priming-one.json");

    /**
     * How often each is answered. Once loads the classes; from then on the compiler has what is used most compiled, which a
     * first caller after a restore would otherwise wait for.
     */
    int TIMES = 30;

    /** No event is begun again after it. */
    Duration LONGEST = Duration.ofSeconds(5);

    /** Has the function primed where a snapshot is to be taken; elsewhere nothing is loaded for it. */
    default void primeForSnapshot() {
        if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            // Registered by a weak reference: Lambda's runtime holds the function itself.
            Core.getGlobalContext().register(this);
        }
    }

    @Override
    default void beforeCheckpoint(Context<? extends Resource> context) {
        EVENTS.forEach(this::answerOften);
    }

    private void answerOften(String name) {
        try (InputStream event = getClass().getResourceAsStream(name)) {
            if (event != null) {
                byte[] bytes = event.readAllBytes();
                long began = System.nanoTime();
                // Where a table does not answer, each time takes long, and the deployment waits.
                for (int time = 0; time < TIMES && System.nanoTime() - began < LONGEST.toNanos(); time++) {
                    answer(bytes);
                }
            }
        } catch (IOException unreadable) {
            // It is then not primed, no more: see below.
            return;
        }
    }

    private void answer(byte[] event) {
        try {
            handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), new PrimingContext());
        } catch (IOException | RuntimeException e) {
            // An exception here would end the deployment, and a function that is not primed is slower once, no more.
            // What it refuses (a key nobody has) it has looked up before.
            return;
        }
    }

    @Override
    default void afterRestore(Context<? extends Resource> context) {
        // Connections are opened anew by whoever finds them closed; nothing else is of a moment.
    }
}
