package com.therapyclaims.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets {@code good} keys in, counts {@code good-counted} ones by themselves, and notes each time it is asked. */
public final class AuthorizeHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String key = Text.field(Text.read(in), "x-api-key");
        Files.writeString(
                Path.of(System.getenv("RECORDS_FOLDER"), "asked"),
                key + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (key.equals("broken")) {
            throw new IllegalStateException("cannot say");
        }
        String effect = key.startsWith("good") ? "Allow" : "Deny";
        Text.write(
                out,
                "{\"principalId\":\"p\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":"
                        + "\"execute-api:Invoke\",\"Effect\":\"" + effect
                        + "\",\"Resource\":\"arn:aws:execute-api:*\"}]},"
                        + (key.startsWith("good-counted") ? "\"usageIdentifierKey\":\"" + key + "\"," : "")
                        + "\"context\":{\"practiceId\":\"demo\",\"number\":7}}");
    }
}
