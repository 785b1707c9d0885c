package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The deployed handler with one event, in a process with the memory the test gives it; where its tables are, the environment says. */
public final class FunctionInItsOwnJvm {
    private FunctionInItsOwnJvm() {}

    /** Takes the event that is the first argument. */
    public static void main(String... arguments) {
        new IngestFeeScheduleHandler()
                .handleRequest(
                        new ByteArrayInputStream(arguments[0].getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        new TestContext());
    }
}
