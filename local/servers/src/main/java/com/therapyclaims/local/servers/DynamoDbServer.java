package com.therapyclaims.local.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * AWS's DynamoDB Local behind a Jetty of our own: its own launcher binds every interface, refuses port 0 and sends
 * telemetry.
 */
final class DynamoDbServer {

    private final LocalDynamoDBRequestHandler database;
    private final Server server;
    private final ServerConnector connector;
    private final String host;

    private DynamoDbServer(
            LocalDynamoDBRequestHandler database, Server server, ServerConnector connector, String host) {
        this.database = database;
        this.server = server;
        this.connector = connector;
        this.host = host;
    }

    static DynamoDbServer start(ServerOptions options) throws Exception {
        Optional<Path> folder = options.dataOf("dynamodb");
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        boolean inMemory = folder.isEmpty();
        boolean oneDatabaseForAllCredentials = true;
        LocalDynamoDBRequestHandler database = new LocalDynamoDBRequestHandler(
                0, inMemory, folder.map(Path::toString).orElse(null), oneDatabaseForAllCredentials, false);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(options.host());
        connector.setPort(options.dynamoDbPort());
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
        Ports.naming("DynamoDB", options.dynamoDbPort(), server::start);
        return new DynamoDbServer(database, server, connector, options.host());
    }

    URI endpoint() {
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    void stop() throws Exception {
        server.stop();
        database.shutdown();
    }
}
