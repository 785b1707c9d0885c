package com.therapyclaims.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Cannot be made. */
public final class BrokenHandler implements RequestStreamHandler {

    /** Fails. */
    public BrokenHandler() {
        throw new IllegalStateException("a variable is missing");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
}
