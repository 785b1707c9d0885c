package com.therapyclaims.local.runner.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.gateway.GatewayAnswers.Situation;
import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The REST API on this machine. */
public final class Gateway {

    /** API Gateway's limit for a request. */
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    /** Lambda's limit for an event, which a body of less may reach. */
    private static final int LARGEST_EVENT = 6 * 1024 * 1024;

    /** CloudFront's limit for an address with its query; API Gateway's own is a little higher. */
    private static final int LONGEST_ADDRESS = 8192;
    /** API Gateway's limit for the ARN of a method with the values of its path, which it asks the authorizer about. */
    private static final int LONGEST_METHOD_ARN = 1600;

    private final Api api;
    private final Functions functions;
    private final Routes routes;
    private final ProxyEvents events;
    private final Authorizers authorizers;
    private final UsageMeter meter;
    private final GatewayAnswers answers;
    private final InstantSource clock;
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();
    private final Console console;
    private final HttpServer server;

    private Gateway(Api api, Functions functions, String host, int port, Console console) throws IOException {
        this.api = api;
        this.console = console;
        this.functions = functions;
        this.clock = InstantSource.system();
        this.routes = new Routes(api.routes());
        this.events = new ProxyEvents(api);
        this.authorizers = new Authorizers(functions, events, clock);
        this.meter = new UsageMeter(api.usagePlans());
        this.answers = new GatewayAnswers(api.gatewayResponses());
        this.server = HttpServer.start(host, port, LARGEST_BODY, this::answer, console);
    }

    /**
     * Starts listening.
     *
     * @param console is told of what fails here, not in a function
     * @throws IOException the port is taken, for one
     */
    public static Gateway start(Api api, Functions functions, String host, int port, Console console)
            throws IOException {
        return new Gateway(api, functions, host, port, console);
    }

    /** The port. */
    public int port() {
        return server.port();
    }

    /** Stops. */
    public void stop() {
        server.stop();
        invocations.shutdownNow();
    }

    private Answer answer(Call call) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        if (call.path().length() + call.query().length() > LONGEST_ADDRESS) {
            return tooLong(id);
        }
        if (call.tooLarge()) {
            return answers.answer(Situation.TOO_LARGE, id);
        }
        Optional<Routes.Match> match = routes.find(call.method(), call.path());
        if (match.isEmpty()) {
            return answers.answer(Situation.NO_SUCH_ROUTE, id);
        }
        ProxyEvents.Request request = new ProxyEvents.Request(call, match.get(), id, clock.instant());
        Route route = match.get().route();
        if (route.authorizer().isEmpty()) {
            return invoke(request, JsonNodeFactory.instance.objectNode());
        }
        if (events.methodArn(request).length() > LONGEST_METHOD_ARN) {
            return tooLong(id);
        }
        return switch (authorizers.decide(route.authorizer().get(), request)) {
            case Authorizers.Decision.Refused refused -> answers.answer(refused.why(), id);
            case Authorizers.Decision.Allowed allowed -> {
                Optional<Situation> refusal =
                        route.counted() ? meter.count(allowed.usageKey(), clock.instant()) : Optional.empty();
                yield refusal.isPresent() ? answers.answer(refusal.get(), id) : invoke(request, allowed.context());
            }
        };
    }

    private static Answer tooLong(String id) {
        return HttpServer.refusal(414, "Send a shorter address.", id);
    }

    private Answer invoke(ProxyEvents.Request request, ObjectNode authorizer) throws InterruptedException {
        List<String> missing = ProxyEvents.missing(request);
        if (!missing.isEmpty()) {
            return answers.missing(missing, request.id());
        }
        byte[] event = events.proxy(request, authorizer).toString().getBytes(StandardCharsets.UTF_8);
        if (event.length > LARGEST_EVENT) {
            return answers.answer(Situation.TOO_LARGE, request.id());
        }
        Route route = request.match().route();
        String function = functions.find(route.functionArn()).orElseThrow().logicalId();
        // The gateway stops waiting; the function goes on, as on AWS.
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return functions.invoke(function, event);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                },
                invocations);
        try {
            return switch (outcome.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                case Outcome.Failure _ -> answers.answer(Situation.MALFORMED, request.id());
                case Outcome.Success success ->
                    ProxyAnswers.read(api, success.payload(), ProxyEvents.header(request.call(), "accept"))
                            .map(answer -> answer.with("x-amzn-RequestId", request.id()))
                            .orElseGet(() -> answers.answer(Situation.MALFORMED, request.id()));
            };
        } catch (TimeoutException e) {
            return answers.answer(Situation.TIMEOUT, request.id());
        } catch (ExecutionException e) {
            console.failed("The invocation of " + function + " for request " + request.id(), e.getCause());
            return answers.answer(Situation.MALFORMED, request.id());
        }
    }
}
