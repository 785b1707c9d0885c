package com.therapyclaims.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers with the event it was given. */
public final class EchoHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = Text.read(in);
        context.getLogger().log("echo of " + context.getAwsRequestId());
        boolean ownLoader =
                EchoHandler.class.getClassLoader().equals(Thread.currentThread().getContextClassLoader());
        Text.write(
                out,
                "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\",\"x-table\":"
                        + Text.quoted(System.getenv("THINGS_TABLE"))
                        + ",\"x-own-loader\":\"" + ownLoader + "\""
                        + "},\"multiValueHeaders\":{\"x-many\":[\"1\",\"2\"]},\"body\":" + Text.quoted(event) + "}");
    }
}
