package com.therapyclaims.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Does what the last segment of the path says, good or bad. */
public final class MisbehaveHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String how = Text.field(Text.read(in), "how");
        switch (how) {
            case "exit" -> Runtime.getRuntime().halt(3);
            case "hang" -> hang();
            case "throw" -> throw new IllegalArgumentException("not that");
            case "list" -> Text.write(out, "[]");
            case "extra" -> Text.write(out, "{\"statusCode\":200,\"unknown\":1}");
            case "huge" -> Text.write(out, "{\"statusCode\":200,\"body\":\"" + "x".repeat(7_000_000) + "\"}");
            case "pdf" ->
                Text.write(
                        out,
                        "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/pdf\"},"
                                + "\"isBase64Encoded\":true,\"body\":\"JVBERg==\"}");
            default -> Text.write(out, "{\"statusCode\":204}");
        }
    }

    static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
