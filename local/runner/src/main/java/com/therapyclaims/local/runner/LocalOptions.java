package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.triggers.ObjectCreated;
import com.therapyclaims.local.runner.triggers.Pace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How the system is to run here.
 *
 * @param template the SAM template
 * @param parameters its parameters' values where they differ from the defaults
 * @param host the interface everything listens on
 * @param ports the ports to listen on
 * @param data the folder that keeps everything between runs; without it everything is in memory
 * @param apart which functions, by logical id, have processes of their own; all others share one
 * @param verbose whether the functions' log lines are shown on the console
 * @param logs where log files go; without it they are thrown away in the end
 * @param pace how long to wait before trying again
 * @param between what stands between the functions and everything else
 * @param servers the process that runs its servers beside those of other systems; without it one of its own
 */
public record LocalOptions(
        Path template,
        Map<String, String> parameters,
        String host,
        Ports ports,
        Optional<Path> data,
        Predicate<String> apart,
        boolean verbose,
        Optional<Path> logs,
        Pace pace,
        Between between,
        Optional<ServersProcess> servers) {

    /** What a template's parameters are on this machine. */
    static final Map<String, String> LOCAL_PARAMETERS =
            Map.of("Environment", "local", "PublicCalculator", "true", "SecondLookSeconds", "3");

    /**
     * The ports to listen on, 0 for any free one.
     *
     * @param api the API's
     * @param s3 the S3 server's
     * @param dynamoDb DynamoDB Local's
     * @param sqs the SQS server's
     */
    public record Ports(int api, int s3, int dynamoDb, int sqs) {}

    /**
     * What stands between the functions and everything else: nothing, but where a test wants it.
     *
     * @param servers what functions are told instead of the servers' own addresses
     * @param uploadEvents what is told of finished uploads instead of the functions they start
     * @param surroundings variables of every function's process besides those that AWS and the template set
     */
    public record Between(
            UnaryOperator<Endpoints> servers,
            UnaryOperator<Consumer<ObjectCreated>> uploadEvents,
            Map<String, String> surroundings) {

        static final Between NOTHING = new Between(UnaryOperator.identity(), UnaryOperator.identity(), Map.of());
    }

    /** This clone's system on any free ports of loopback, in memory, every function a process of its own. */
    public static LocalOptions ofThisClone() {
        return of(Installation.here().root().resolve("template.yaml"));
    }

    /** The system of that template on any free ports of loopback, in memory, every function a process of its own. */
    public static LocalOptions of(Path template) {
        return new LocalOptions(
                template,
                LOCAL_PARAMETERS,
                "127.0.0.1",
                new Ports(0, 0, 0, 0),
                Optional.empty(),
                _ -> true,
                false,
                Optional.empty(),
                Pace.quick(),
                Between.NOTHING,
                Optional.empty());
    }

    /** All functions in one process, for speed. */
    public LocalOptions withFunctionsInOneProcess() {
        return withApart(_ -> false);
    }

    /** All functions in one process but that one, for its processes to be killed. */
    public LocalOptions withFunctionsInOneProcessBut(String logicalId) {
        return withApart(logicalId::equals);
    }

    private LocalOptions withApart(Predicate<String> functions) {
        return new LocalOptions(
                template, parameters, host, ports, data, functions, verbose, logs, pace, between, servers);
    }

    /** With those parameters of the template. */
    public LocalOptions withParameters(Map<String, String> values) {
        return new LocalOptions(template, values, host, ports, data, apart, verbose, logs, pace, between, servers);
    }

    /** Listening on those ports. */
    public LocalOptions withPorts(Ports chosen) {
        return new LocalOptions(template, parameters, host, chosen, data, apart, verbose, logs, pace, between, servers);
    }

    /** Kept in that folder between runs. */
    public LocalOptions withData(Path folder) {
        return new LocalOptions(
                template,
                parameters,
                host,
                ports,
                Optional.of(folder.toAbsolutePath()),
                apart,
                verbose,
                Optional.of(folder.toAbsolutePath().resolve("logs")),
                pace,
                between,
                servers);
    }

    /** With something between the functions and the servers. */
    public LocalOptions withBetween(UnaryOperator<Endpoints> proxies) {
        return with(new Between(proxies, between.uploadEvents, between.surroundings));
    }

    /** With something between finished uploads and the functions they start. */
    public LocalOptions withUploadEvents(UnaryOperator<Consumer<ObjectCreated>> events) {
        return with(new Between(between.servers, events, between.surroundings));
    }

    /** With those variables in every function's process. */
    public LocalOptions withSurroundings(Map<String, String> variables) {
        return with(new Between(between.servers, between.uploadEvents, variables));
    }

    /** With its servers in that process. */
    public LocalOptions withServersIn(ServersProcess process) {
        return new LocalOptions(
                template, parameters, host, ports, data, apart, verbose, logs, pace, between, Optional.of(process));
    }

    private LocalOptions with(Between other) {
        return new LocalOptions(template, parameters, host, ports, data, apart, verbose, logs, pace, other, servers);
    }
}
