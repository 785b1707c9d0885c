package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The variables that functions in containers need to work with this running system: {@code sam local} takes them with
 * {@code --env-vars}, and sets those that the template declares.
 */
final class ContainerEnvironment {
    /** This machine, as a container sees it. */
    private static final String HOST = "host.docker.internal";

    private static final Set<String> NOT_OF_ONE_INTERFACE = Set.of("127.0.0.1", "localhost", "0.0.0.0");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerEnvironment() {}

    /** Writes {@code env.json} beside the logs, and says where. */
    static Path write(LocalSystem system) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode parameters = all.putObject("Parameters");
        Endpoints endpoints = system.endpoints();
        system.template()
                .functions()
                .forEach(function -> function.environment()
                        .forEach((name, value) -> parameters.put(name, fromInside(value, endpoints.sqs()))));
        parameters.put("AWS_ENDPOINT_URL_DYNAMODB", fromInside(endpoints.dynamoDb()));
        parameters.put("AWS_ENDPOINT_URL_S3", fromInside(endpoints.s3()));
        parameters.put("AWS_ENDPOINT_URL_SQS", fromInside(endpoints.sqs()));
        Path file = system.logs().resolve("env.json");
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A queue's address begins with that of its server. */
    static String fromInside(String value, URI sqs) {
        return value.startsWith(sqs + "/")
                ? fromInside(sqs) + value.substring(sqs.toString().length())
                : value;
    }

    /** An address that is of one interface alone holds inside as well. */
    static String fromInside(URI server) {
        String host = NOT_OF_ONE_INTERFACE.contains(server.getHost()) ? HOST : server.getHost();
        return "http://" + host + ":" + server.getPort();
    }
}
