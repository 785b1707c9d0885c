package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.template.SystemTemplate;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The functions of the system, to be invoked by logical id, name or address. */
public final class Functions {

    /** As many as there are processors, from two to four: each is a JVM. AWS's own limit is a thousand. */
    private static final int MOST_AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final Map<String, FunctionPool> pools;
    private final List<Function> functions;
    private final Collection<EnvironmentStarter> starters;

    private Functions(List<Function> functions, Map<Boolean, EnvironmentStarter> starters, Predicate<String> apart) {
        this.functions = functions;
        this.starters = starters.values();
        this.pools = functions.stream()
                .collect(Collectors.toMap(
                        Function::logicalId,
                        function -> new FunctionPool(
                                function, starters.get(apart.test(function.logicalId())), MOST_AT_ONCE)));
    }

    /**
     * The functions of a template.
     *
     * @param apart those, by logical id, of which each environment is a process of its own and runs the deployed folder
     *     through AWS's runtime client; the environments of all others are in one process, a class loader a function
     * @throws IllegalStateException if there are any and AWS's runtime client does not know this system
     */
    public static Functions of(SystemTemplate template, RuntimeApi api, ProcessSetup setup, Predicate<String> apart)
            throws IOException {
        Map<Boolean, List<Function>> parts = template.functions().stream()
                .collect(Collectors.partitioningBy(function -> apart.test(function.logicalId())));
        Map<Boolean, EnvironmentStarter> starters = new HashMap<>();
        if (!parts.get(true).isEmpty()) {
            starters.put(true, new ProcessStarter(api, setup));
        }
        if (!parts.get(false).isEmpty()) {
            starters.put(false, new HostStarter(api, setup, parts.get(false)));
        }
        return new Functions(template.functions(), starters, apart);
    }

    /** Whether AWS's runtime client knows this system. */
    public static boolean canRunInProcesses() {
        return NativeLibrary.isKnownHere();
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
        starters.forEach(EnvironmentStarter::stop);
    }
}
