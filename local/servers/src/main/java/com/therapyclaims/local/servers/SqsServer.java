package com.therapyclaims.local.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;

/** ElasticMQ. With a data folder, queues and the messages in them come back after a restart. */
final class SqsServer {

    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsServer(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    static SqsServer start(ServerOptions options) throws Exception {
        ActorSystem actors = ActorSystem.create("sqs");
        Optional<ActorRef> store = startStore(actors, options);
        Option<ActorRef> listener = store.map(Option::apply).orElseGet(Option::empty);
        ActorRef queues = actors.actorOf(
                Props.create(QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, listener));
        TheSQSRestServerBuilder builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withInterface(options.host())
                .withPort(options.sqsPort())
                .withSQSLimits(StrictSQSLimits$.MODULE$)
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT);
        if (options.sqsPort() != 0) {
            builder = builder.withServerAddress(new NodeAddress("http", options.host(), options.sqsPort(), ""));
        }
        if (store.isPresent()) {
            builder = builder.withQueueEventListener(store.get());
            Patterns.ask(store.get(), new QueueEvent.Restore(queues), PATIENCE)
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        SQSRestServer server = builder.start();
        int[] port = new int[1];
        Ports.naming(
                "SQS",
                options.sqsPort(),
                () -> port[0] = server.waitUntilStarted().localAddress().getPort());
        return new SqsServer(actors, server, URI.create("http://" + options.host() + ":" + port[0]));
    }

    private static Optional<ActorRef> startStore(ActorSystem actors, ServerOptions options) throws Exception {
        Optional<Path> folder = options.dataOf("sqs");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder.get());
        String database = "jdbc:h2:" + folder.get().toAbsolutePath().resolve("queues");
        if (Files.exists(folder.get().resolve("queues.mv.db"))) {
            endVisibilityTimeouts(database);
        }
        boolean emptyItFirst = false;
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", database, "", "", emptyItFirst);
        var noFixedQueues = List$.MODULE$.<CreateQueueMetadata>empty();
        return Optional.of(actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, noFixedQueues)));
    }

    /** What was under way when the system ended can be received at once: nobody works on it any more. */
    private static void endVisibilityTimeouts(String database) throws SQLException {
        long now = System.currentTimeMillis();
        try (Connection connection = DriverManager.getConnection(database, "", "")) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection.getMetaData().getTables(null, null, "MESSAGE\\_%", null)) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                try (PreparedStatement update = connection.prepareStatement("update \"" + table
                        + "\" set next_delivery = ? where receive_count > 0 and next_delivery > ?")) {
                    update.setLong(1, now);
                    update.setLong(2, now);
                    update.executeUpdate();
                }
            }
        }
    }

    URI endpoint() {
        return endpoint;
    }

    void stop() throws Exception {
        try {
            Await.ready(server.stopAndGetFuture().apply(), FiniteDuration.apply(1, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            // It waits for long polls to end, which nobody does here.
            actors.log().debug("Stopped during a long poll");
        }
        actors.terminate();
    }
}
