package com.therapyclaims.local.runner.template;

/** The account and region that this machine stands for. */
public final class Aws {

    /** The region. */
    public static final String REGION = "us-east-1";
    /** The account. */
    public static final String ACCOUNT = "000000000000";
    /** The stack's name. */
    public static final String STACK = "therapy-claims-local";

    private Aws() {}

    static String functionArn(String name) {
        return arn("lambda") + "function:" + name;
    }

    static String queueArn(String name) {
        return arn("sqs") + name;
    }

    static String tableArn(String name) {
        return arn("dynamodb") + "table/" + name;
    }

    /** The name of the queue at that address. */
    public static String queueName(String arnOrUrl) {
        return arnOrUrl.substring(Math.max(arnOrUrl.lastIndexOf(':'), arnOrUrl.lastIndexOf('/')) + 1);
    }

    private static String arn(String service) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":";
    }
}
