package com.therapyclaims.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.atomic.AtomicInteger;

/** An invocation's surroundings. Its logger refuses: functions log through their structured log alone. */
public final class TestContext implements Context {
    /** The id of every invocation here. */
    public static final String REQUEST_ID = "invocation-1";

    private static final int PLENTY_FOR_A_REQUEST = 20_000;

    private final int[] millisLeft;
    private final AtomicInteger looks = new AtomicInteger();

    /** The surroundings of a request of the API. */
    public TestContext() {
        this(PLENTY_FOR_A_REQUEST);
    }

    /**
     * The surroundings of an invocation that looks at its time.
     *
     * @param millisLeft what it is told it has left, look by look; the last also from then on
     */
    public TestContext(int... millisLeft) {
        this.millisLeft = millisLeft.clone();
    }

    @Override
    public String getAwsRequestId() {
        return REQUEST_ID;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/test";
    }

    @Override
    public String getLogStreamName() {
        return "test";
    }

    @Override
    public String getFunctionName() {
        return "test";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:test";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no mobile caller here");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no mobile caller here");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return millisLeft[Math.min(looks.getAndIncrement(), millisLeft.length - 1)];
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("functions log through their structured log");
    }
}
