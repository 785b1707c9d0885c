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

/** Runs all functions in one process, {@link FunctionHost}, for the fast loop. */
final class HostStarter implements EnvironmentStarter {

    private final RuntimeApi api;
    private final Process host;
    private final Writer commands;
    private final Set<Slot> slots = ConcurrentHashMap.newKeySet();

    HostStarter(RuntimeApi api, ProcessSetup setup, List<Function> functions) {
        this.api = api;
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
        builder.environment().putAll(shared(functions));
        builder.environment().putAll(setup.commonEnvironment());
        try {
            host = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the functions", e);
        }
        commands = host.outputWriter(StandardCharsets.UTF_8);
        setup.logs().keep("functions", host.getInputStream());
        var _ = host.onExit()
                .thenRun(() -> slots.forEach(slot -> slot.close(Outcome.Failure.of(
                        "Runtime.ExitError", "The functions' process ended: status " + host.exitValue()))));
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
        Slot slot = new Slot();
        slots.add(slot);
        Registration registration = api.register(slot);
        send(new FunctionHost.Command(
                registration.address(),
                function.logicalId(),
                function.name(),
                function.code().toString(),
                function.handler(),
                function.memoryMegabytes()));
        return new HostedEnvironment(slot, () -> {
            slots.remove(slot);
            api.forget(registration);
        });
    }

    private synchronized void send(FunctionHost.Command command) {
        try {
            commands.write(command.line() + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new IllegalStateException("The functions' process is gone", e);
        }
    }

    @Override
    public void stop() {
        host.destroyForcibly();
        host.onExit().join();
    }

    private final class HostedEnvironment implements Environment {

        private final Slot slot;
        private final Runnable forget;
        private volatile boolean killed;

        HostedEnvironment(Slot slot, Runnable forget) {
            this.slot = slot;
            this.forget = forget;
        }

        @Override
        public Slot slot() {
            return slot;
        }

        @Override
        public boolean isAlive() {
            return !killed && host.isAlive();
        }

        /** A thread cannot be killed: it is left to end by itself, and what it still answers is not heard. */
        @Override
        public void kill() {
            killed = true;
            forget.run();
            slot.close(Outcome.Failure.of("Runtime.ExitError", "The environment was given up"));
        }
    }
}
