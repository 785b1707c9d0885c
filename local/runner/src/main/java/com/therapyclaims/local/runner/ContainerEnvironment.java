package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The variables that functions in containers need to work with this running system: {@code sam local} takes them with
 * {@code --env-vars}, and sets those that the template declares.
 */
final class ContainerEnvironment {
    /** This machine, as a container sees it. */
    private static final String HOST = "host.docker.internal";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerEnvironment() {}

    /** Writes {@code env.json} beside the logs, and says where. */
    static Path write(LocalSystem system) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode parameters = all.putObject("Parameters");
        system.template().functions().forEach(function -> function.environment().forEach(parameters::put));
        Endpoints endpoints = system.endpoints();
        parameters.put("AWS_ENDPOINT_URL_DYNAMODB", address(endpoints.dynamoDb().getPort()));
        parameters.put("AWS_ENDPOINT_URL_S3", address(endpoints.s3().getPort()));
        parameters.put("AWS_ENDPOINT_URL_SQS", address(endpoints.sqs().getPort()));
        Path file = system.logs().resolve("env.json");
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String address(int port) {
        return "http://" + HOST + ":" + port;
    }
}
