package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.template.SystemTemplate;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The functions of the system, to be invoked by logical id, name or address. */
public final class Functions {

    /** As many as there are processors, from two to four: each is a JVM. AWS's own limit is a thousand. */
    private static final int MOST_AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final Map<String, FunctionPool> pools;
    private final List<Function> functions;
    private final EnvironmentStarter starter;

    Functions(SystemTemplate template, EnvironmentStarter starter) {
        this.functions = template.functions();
        this.starter = starter;
        this.pools = functions.stream()
                .collect(Collectors.toMap(
                        Function::logicalId, function -> new FunctionPool(function, starter, MOST_AT_ONCE)));
    }

    /** Each environment a process of its own, running the deployed folder through AWS's runtime client. */
    public static Functions inProcesses(SystemTemplate template, RuntimeApi api, ProcessSetup setup)
            throws IOException {
        return new Functions(template, new ProcessStarter(api, setup));
    }

    /** Whether AWS's runtime client knows this system. */
    public static boolean canRunInProcesses() {
        return NativeLibrary.isKnownHere();
    }

    /** All environments in one process, a class loader a function. */
    public static Functions inOneProcess(SystemTemplate template, RuntimeApi api, ProcessSetup setup) {
        return new Functions(template, new HostStarter(api, setup, template.functions()));
    }

    /** Runs a function and waits for what comes of it. */
    public Outcome invoke(String logicalId, byte[] event) throws InterruptedException {
        return invoke(logicalId, UUID.randomUUID().toString(), event);
    }

    /** Runs a function under a request id already given. */
    public Outcome invoke(String logicalId, String requestId, byte[] event) throws InterruptedException {
        return pools.get(logicalId).invoke(requestId, event);
    }

    /** How often each function has been invoked so far, by logical id. */
    public Map<String, Long> invocations() {
        return ofEach(FunctionPool::invocations);
    }

    /** How many invocations of each were ended because they took longer than the template gives it, by logical id. */
    public Map<String, Long> timeouts() {
        return ofEach(FunctionPool::timeouts);
    }

    private Map<String, Long> ofEach(ToLongFunction<FunctionPool> number) {
        return pools.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pool -> number.applyAsLong(pool.getValue())));
    }

    /** The function known by that logical id, name or address. */
    public Optional<Function> find(String idOrNameOrArn) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(idOrNameOrArn)
                        || function.name().equals(idOrNameOrArn)
                        || function.arn().equals(idOrNameOrArn))
                .findFirst();
    }

    /** Starts an environment before anyone needs it and waits until it is ready. */
    public void warm(String logicalId) {
        pools.get(logicalId).warm();
    }

    /** Ends all environments. */
    public void stop() {
        starter.stop();
    }
}
