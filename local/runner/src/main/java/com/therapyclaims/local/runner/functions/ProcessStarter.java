package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.functions.RuntimeApi.Registration;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs a function's deployed folder in a process of its own, through AWS's Java runtime client. */
final class ProcessStarter implements EnvironmentStarter {

    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** Lambda leaves about a sixth of the memory to the JVM itself. */
    private static final double HEAP_SHARE = 0.83;

    private final RuntimeApi api;
    private final ProcessSetup setup;
    private final Path library;
    private final Set<ProcessEnvironment> running = ConcurrentHashMap.newKeySet();
    private boolean stopped;

    ProcessStarter(RuntimeApi api, ProcessSetup setup) throws IOException {
        this.api = api;
        this.setup = setup;
        this.library = NativeLibrary.unpack(setup.logs().folder())
                .orElseThrow(() -> new IllegalStateException(
                        "AWS's runtime client does not run on this system: run all functions in one process"));
    }

    @Override
    public Environment start(Function function) {
        Slot slot = new Slot();
        Registration registration = api.register(slot);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        setup.java().toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx" + (int) (function.memoryMegabytes() * HEAP_SHARE) + "m",
                        "-Duser.timezone=UTC",
                        "-XX:ErrorFile=" + setup.logs().folder().resolve("crash-%p.log"),
                        "-D" + NativeLibrary.PROPERTY + "=" + library,
                        "-cp",
                        setup.runtimeClassPath(),
                        RUNTIME_CLIENT,
                        function.handler()))
                .directory(function.code().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(setup.environmentOf(function, registration.address()));
        try {
            ProcessEnvironment environment = start(builder, slot);
            Process process = environment.process();
            process.getOutputStream().close();
            setup.logs().keep(function.shortName(), process.getInputStream());
            var _ = process.onExit().thenAccept(exited -> {
                running.remove(environment);
                api.forget(registration);
                slot.close(Outcome.Failure.of(
                        "Runtime.ExitError", "Runtime exited with error: exit status " + exited.exitValue()));
            });
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + function.shortName(), e);
        }
    }

    /** No process starts that the end of all would miss. */
    private synchronized ProcessEnvironment start(ProcessBuilder builder, Slot slot) throws IOException {
        if (stopped) {
            throw new IllegalStateException("The functions have been stopped");
        }
        Process process = builder.start();
        ProcessEnvironment environment = new ProcessEnvironment(process, slot, process::destroyForcibly);
        running.add(environment);
        return environment;
    }

    private synchronized List<ProcessEnvironment> startNoMore() {
        stopped = true;
        return List.copyOf(running);
    }

    @Override
    public void stop() {
        List<ProcessEnvironment> all = startNoMore();
        all.forEach(ProcessEnvironment::kill);
        all.forEach(environment -> environment.process().onExit().join());
    }
}
