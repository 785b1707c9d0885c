package com.therapyclaims.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down each event; fails on uploads named {@code fail} and on messages that say {@code bad};
 * on uploads named {@code wait}, and on messages that say so, it waits for ever until a gate stands open. */
public final class RecordHandler implements RequestStreamHandler {

    private static final Pattern BAD_MESSAGE =
            Pattern.compile("\"messageId\":\"([^\"]+)\",\"receiptHandle\":\"[^\"]+\",\"body\":\"bad\"");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = Text.read(in);
        Path gate = Path.of(System.getenv("RECORDS_FOLDER"), "open");
        boolean waits = Text.field(event, "key").contains("wait") || event.contains("\"body\":\"wait\"");
        if (waits && Files.notExists(gate)) {
            Files.createFile(gate.resolveSibling("waiting"));
            MisbehaveHandler.hang();
        }
        String kind = event.contains("aws:sqs") ? "batch-" : "upload-";
        Path written = Path.of(System.getenv("RECORDS_FOLDER"), "." + UUID.randomUUID());
        Files.writeString(written, event);
        Files.move(written, written.resolveSibling(kind + UUID.randomUUID()));
        if (Text.field(event, "key").contains("fail")) {
            throw new IllegalStateException("told to fail");
        }
        StringBuilder failures = new StringBuilder();
        Matcher bad = BAD_MESSAGE.matcher(event);
        while (bad.find()) {
            failures.append(failures.isEmpty() ? "" : ",").append("{\"itemIdentifier\":\"" + bad.group(1) + "\"}");
        }
        Text.write(out, "{\"batchItemFailures\":[" + failures + "]}");
    }
}
