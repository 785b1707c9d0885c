package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.triggers.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the command line of {@code bin/local}, which tells what there is itself: {@code --help}. */
final class Arguments {
    private static final int API_PORT = 3000;
    private static final int S3_PORT = 4566;
    private static final int DYNAMODB_PORT = 8000;
    private static final int SQS_PORT = 9324;
    private static final int LARGEST_PORT = 65_535;

    private String host = "127.0.0.1";
    private int port = API_PORT;
    private int s3Port = S3_PORT;
    private Optional<Path> data = Optional.empty();
    private boolean inProcess = !Functions.canRunInProcesses();
    private boolean verbose;

    private Arguments() {}

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException saying in one line what is wrong
     */
    static LocalOptions parse(Path template, String... given) {
        Arguments arguments = new Arguments();
        int i = 0;
        while (i < given.length) {
            String option = given[i++];
            switch (option) {
                case "--in-process" -> arguments.inProcess = true;
                case "--verbose" -> arguments.verbose = true;
                case "--port", "--s3-port", "--data", "--bind" -> {
                    if (i == given.length) {
                        throw new IllegalArgumentException(option + " needs a value");
                    }
                    arguments.take(option, given[i++]);
                }
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return arguments.options(template);
    }

    private void take(String option, String value) {
        switch (option) {
            case "--port" -> port = port(option, value);
            case "--s3-port" -> s3Port = port(option, value);
            case "--data" -> data = Optional.of(folder(value));
            default -> host = value;
        }
    }

    private LocalOptions options(Path template) {
        return new LocalOptions(
                template,
                LocalOptions.LOCAL_PARAMETERS,
                host,
                new LocalOptions.Ports(port, s3Port, freeOrAny(DYNAMODB_PORT), freeOrAny(SQS_PORT)),
                data,
                _ -> !inProcess,
                verbose,
                data.map(folder -> folder.resolve("logs")),
                Pace.calm(),
                LocalOptions.Between.NOTHING,
                Optional.empty());
    }

    private static int port(String option, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " needs a port of 0 to " + LARGEST_PORT + ", not " + value);
    }

    private static Path folder(String value) {
        try {
            return Files.createDirectories(Path.of(value)).toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("--data: cannot make " + value + ": " + e.getMessage(), e);
        }
    }

    /** Nobody types these two ports: a usual one where it is free, or any, as where any will do for the API too. */
    private int freeOrAny(int usual) {
        if (port == 0) {
            return 0;
        }
        try (ServerSocket socket = new ServerSocket(usual, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
