package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.functions.RuntimeApi.Registration;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import com.therapyclaims.local.runner.template.TemplateRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs all functions in one process, {@link FunctionHost}, for the fast loop. When it dies, a new one is started for the next
 * environment.
 */
final class HostStarter implements EnvironmentStarter {

    private final RuntimeApi api;
    private final ProcessSetup setup;
    private final Map<String, String> surroundings;
    private Host host;
    private boolean stopped;

    HostStarter(RuntimeApi api, ProcessSetup setup, List<Function> functions) {
        this.api = api;
        this.setup = setup;
        this.surroundings = shared(functions);
        this.host = new Host();
    }

    /** The process, and whoever waits for it. */
    private final class Host {
        private final Process process;
        private final Writer commands;
        private final Set<Slot> slots = ConcurrentHashMap.newKeySet();

        Host() {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            setup.java().toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Duser.timezone=UTC",
                            "-XX:ErrorFile=" + setup.logs().folder().resolve("crash-%p.log"),
                            "-cp",
                            setup.hostClassPath(),
                            FunctionHost.class.getName()))
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(surroundings);
            builder.environment().putAll(setup.commonEnvironment());
            try {
                process = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start the functions", e);
            }
            commands = process.outputWriter(StandardCharsets.UTF_8);
            setup.logs().keep("functions", process.getInputStream());
            var _ = process.onExit()
                    .thenRun(() -> slots.forEach(slot -> slot.close(Outcome.Failure.of(
                            "Runtime.ExitError", "The functions' process ended: status " + process.exitValue()))));
        }

        synchronized void send(FunctionHost.Command command) {
            try {
                commands.write(command.line() + "\n");
                commands.flush();
            } catch (IOException e) {
                throw new IllegalStateException("The functions' process is gone", e);
            }
        }
    }

    private synchronized Host living() {
        if (stopped) {
            throw new IllegalStateException("The functions are stopped");
        }
        if (!host.process.isAlive()) {
            host = new Host();
        }
        return host;
    }

    /** One process has one environment: a variable that two functions want differently cannot be had. */
    static Map<String, String> shared(List<Function> functions) {
        Map<String, String> all = new ConcurrentHashMap<>();
        List<String> conflicts = new ArrayList<>();
        for (Function function : functions) {
            function.environment().forEach((name, value) -> {
                String other = all.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    conflicts.add(function.logicalId() + ": " + name + " differs from another function's: run the"
                            + " functions in processes of their own");
                }
            });
        }
        if (!conflicts.isEmpty()) {
            throw new TemplateRefusedException(conflicts);
        }
        return all;
    }

    @Override
    public Environment start(Function function) {
        Host running = living();
        Slot slot = new Slot();
        running.slots.add(slot);
        Registration registration = api.register(slot);
        running.send(new FunctionHost.Command(
                registration.address(),
                function.logicalId(),
                function.name(),
                function.code().toString(),
                function.handler(),
                function.memoryMegabytes()));
        // A thread cannot be killed: it is left to end by itself, and what it still answers is not heard.
        return new ProcessEnvironment(running.process, slot, () -> {
            running.slots.remove(slot);
            api.forget(registration);
            slot.close(Outcome.Failure.of("Runtime.ExitError", "The environment was given up"));
        });
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        host.process.destroyForcibly();
        host.process.onExit().join();
    }
}
