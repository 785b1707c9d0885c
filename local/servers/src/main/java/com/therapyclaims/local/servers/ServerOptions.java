package com.therapyclaims.local.servers;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the three servers listen and keep their data.
 *
 * @param host the interface they bind to
 * @param s3Port the S3 port, 0 for any free one
 * @param dynamoDbPort the DynamoDB port, 0 for any free one
 * @param sqsPort the SQS port, 0 for any free one
 * @param data the folder that keeps everything between runs; without it everything is in memory
 */
record ServerOptions(String host, int s3Port, int dynamoDbPort, int sqsPort, Optional<Path> data) {

    private static final String DEFAULT_HOST = "127.0.0.1";

    /** Servers on loopback, on any free port, in memory. */
    static ServerOptions inMemory() {
        return parse();
    }

    /** Reads {@code --bind}, {@code --s3-port}, {@code --dynamodb-port}, {@code --sqs-port} and {@code --data}. */
    static ServerOptions parse(String... arguments) {
        ServerOptions options = new ServerOptions(DEFAULT_HOST, 0, 0, 0, Optional.empty());
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    /** The folder of one server below {@link #data}. */
    Optional<Path> dataOf(String server) {
        return data.map(folder -> folder.resolve(server));
    }

    private ServerOptions with(String name, String value) {
        return switch (name) {
            case "--bind" -> new ServerOptions(value, s3Port, dynamoDbPort, sqsPort, data);
            case "--s3-port" -> new ServerOptions(host, Integer.parseInt(value), dynamoDbPort, sqsPort, data);
            case "--dynamodb-port" -> new ServerOptions(host, s3Port, Integer.parseInt(value), sqsPort, data);
            case "--sqs-port" -> new ServerOptions(host, s3Port, dynamoDbPort, Integer.parseInt(value), data);
            case "--data" -> new ServerOptions(host, s3Port, dynamoDbPort, sqsPort, Optional.of(Path.of(value)));
            default -> throw new IllegalArgumentException("Unknown option " + name);
        };
    }
}
