package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.functions.FunctionLogs;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.functions.ProcessSetup;
import com.therapyclaims.local.runner.functions.RuntimeApi;
import com.therapyclaims.local.runner.gateway.Gateway;
import com.therapyclaims.local.runner.template.SystemTemplate;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.QueueTrigger;
import com.therapyclaims.local.runner.template.TemplateReader;
import com.therapyclaims.local.runner.triggers.AsyncInvoker;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import com.therapyclaims.local.runner.triggers.QueuePoller;
import com.therapyclaims.local.runner.triggers.UploadTriggers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The system that {@code template.yaml} describes, running on this machine: real servers for its tables, buckets and
 * queues, its functions as they are deployed, its API over HTTP.
 *
 * <p>{@snippet :
 * try (LocalSystem system = LocalSystem.start(LocalOptions.ofThisClone())) {
 *     system.api();
 * }
 * }
 */
public final class LocalSystem implements AutoCloseable {

    private static final long SHORTEST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 250;

    private final Endpoints endpoints;
    private final SystemTemplate template;
    private final AwsClients clients;
    private final Functions functions;
    private final AsyncInvoker async;
    private final List<QueuePoller> pollers;
    private final InvokeApi invokeApi;
    private final Optional<Gateway> gateway;
    private final LocalOptions options;
    private final Console console = Console.ofThisProcess();
    private final Path logs;
    private final boolean fresh;
    private final Undo undo = new Undo();

    private LocalSystem(LocalOptions options) throws IOException {
        this.options = options;
        // Read once for its refusals alone: the queues' addresses are known only when the servers listen.
        TemplateReader.read(options.template(), options.parameters(), URI.create("http://" + options.host()));
        requireFree(options.ports().api(), "the API");
        requireFree(options.ports().s3(), "S3");
        fresh = options.data()
                .map(folder -> Files.notExists(folder.resolve("dynamodb")))
                .orElse(true);
        logs = openLogs();
        Installation installation = Installation.here();
        LinkedBlockingQueue<ObjectCreated> uploads = new LinkedBlockingQueue<>();
        try (Undo.Attempt start = undo.attempt()) {
            ServersProcess.Servers servers =
                    options.servers().orElseGet(this::serversOfItsOwn).serve(options, uploads::add);
            undo.push(servers::close);
            endpoints = servers.endpoints();
            template = TemplateReader.read(options.template(), options.parameters(), endpoints.sqs());
            clients = new AwsClients(endpoints);
            undo.push(clients::close);
            new Deployment(clients).create(template);
            RuntimeApi runtimeApi = RuntimeApi.start("127.0.0.1");
            undo.push(runtimeApi::stop);
            functions = functions(installation, runtimeApi);
            undo.push(functions::stop);
            async = new AsyncInvoker(
                    functions,
                    clients.sqs(),
                    options.pace(),
                    options.data().map(folder -> folder.resolve("async")),
                    console);
            undo.push(async::stop);
            async.resume();
            UploadTriggers triggers = new UploadTriggers(template, async, console::tell);
            forward(uploads, options.between().uploadEvents().apply(triggers::created));
            pollers = template.queueTriggers().stream().map(this::startPoller).toList();
            invokeApi = InvokeApi.start(functions, async, options.host());
            undo.push(invokeApi::stop);
            gateway = template.api().map(this::startGateway);
            undo.push(() -> gateway.ifPresent(Gateway::stop));
            start.succeeded();
        }
    }

    /** Looks before anything is started, so that a taken port is told at once. */
    private void requireFree(int port, String purpose) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(options.host(), port));
        } catch (BindException e) {
            throw new PortTakenException(port, purpose, e);
        }
    }

    private Path openLogs() throws IOException {
        if (options.logs().isPresent()) {
            return Files.createDirectories(options.logs().get());
        }
        Path folder = Files.createTempDirectory("therapy-claims-");
        undo.push(() -> deleteWhole(folder));
        return folder;
    }

    private ServersProcess serversOfItsOwn() {
        ServersProcess process = ServersProcess.start(logs);
        undo.push(process::close);
        return process;
    }

    private Functions functions(Installation installation, RuntimeApi runtimeApi) throws IOException {
        ProcessSetup setup = new ProcessSetup(
                installation.java(),
                installation.functionRuntimeClassPath(),
                installation.functionHostClassPath(),
                surroundings(options.between().servers().apply(endpoints)),
                new FunctionLogs(logs, options.verbose() ? Optional.of(System.err) : Optional.empty()));
        return Functions.of(template, runtimeApi, setup, options.apart());
    }

    /** Starts everything; ready to be called when it returns. */
    public static LocalSystem start(LocalOptions options) {
        try {
            return new LocalSystem(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API's address, such as {@code http://127.0.0.1:3000}. */
    public URI api() {
        int port = gateway.orElseThrow().port();
        return URI.create("http://" + options.host() + ":" + port);
    }

    /** Where Lambda's Invoke operation answers. */
    public URI lambda() {
        return invokeApi.endpoint();
    }

    /** Whether nothing was kept from an earlier run. */
    boolean isFresh() {
        return fresh;
    }

    /** The servers' addresses. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** SDK clients for the servers. */
    public AwsClients clients() {
        return clients;
    }

    /** What runs here. */
    public SystemTemplate template() {
        return template;
    }

    /** The functions, to be warmed or invoked directly. */
    public Functions functions() {
        return functions;
    }

    /** Where the functions' and the servers' log files are. */
    public Path logs() {
        return logs;
    }

    /** Invokes a function as an operator would, and waits for its answer. */
    public Outcome invoke(String function, String event) {
        try {
            return functions.invoke(function, event.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something holds; fails with what was awaited after a deadline. */
    public void await(String what, Duration deadline, BooleanSupplier holds) {
        Instant begin = Instant.now();
        while (!holds.getAsBoolean()) {
            Duration waited = Duration.between(begin, Instant.now());
            if (waited.compareTo(deadline) > 0) {
                throw new AssertionError("After " + deadline + " still not: " + what);
            }
            pauseAfter(waited);
        }
    }

    /**
     * Waits until no asynchronous invocation or batch is under way and no queue that is polled holds a message. An upload
     * that has just been answered may not have begun: wait for what it is to bring about instead.
     */
    public void awaitIdle(Duration deadline) {
        // One queue's work fills the next queue: only a second look, after the first found nothing, can tell.
        await("everything is done", deadline, this::isIdle);
        await("everything is done", deadline, this::isIdle);
    }

    private boolean isIdle() {
        return async.isIdle()
                && pollers.stream().allMatch(QueuePoller::isIdle)
                && pollers.stream().allMatch(QueuePoller::isQueueEmpty);
    }

    /** Whoever has waited for long looks less often: each look takes the processor from what is waited for. */
    private static void pauseAfter(Duration waited) {
        try {
            Thread.sleep(Math.clamp(waited.toMillis() / 10, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private QueuePoller startPoller(QueueTrigger trigger) {
        QueuePoller poller = QueuePoller.start(trigger, functions, clients.sqs(), options.pace(), console);
        undo.push(poller::stop);
        return poller;
    }

    private Gateway startGateway(Api api) {
        try {
            return Gateway.start(api, functions, options.host(), options.ports().api(), console);
        } catch (IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new PortTakenException(options.ports().api(), "the API", e);
            }
            throw new UncheckedIOException(e);
        }
    }

    private void forward(LinkedBlockingQueue<ObjectCreated> uploads, Consumer<ObjectCreated> triggers) {
        Thread.ofVirtual().name("uploads").start(() -> {
            try {
                while (true) {
                    forward(uploads.take(), triggers);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One that fails holds up none after it. */
    private void forward(ObjectCreated upload, Consumer<ObjectCreated> triggers) {
        try {
            triggers.accept(upload);
        } catch (RuntimeException e) {
            console.failed("The event of an upload", e);
        }
    }

    private Map<String, String> surroundings(Endpoints told) {
        Map<String, String> variables = new HashMap<>(options.between().surroundings());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", told.dynamoDb().toString());
        variables.put("AWS_ENDPOINT_URL_S3", told.s3().toString());
        variables.put("AWS_ENDPOINT_URL_SQS", told.sqs().toString());
        return variables;
    }

    @Override
    public void close() {
        undo.close();
    }

    private static void deleteWhole(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
