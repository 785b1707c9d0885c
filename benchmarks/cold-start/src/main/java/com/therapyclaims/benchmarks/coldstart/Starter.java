package com.therapyclaims.benchmarks.coldstart;

import com.therapyclaims.benchmarks.coldstart.RuntimeServer.Answer;
import com.therapyclaims.benchmarks.coldstart.RuntimeServer.Start;
import com.therapyclaims.local.runner.functions.NativeLibrary;
import com.therapyclaims.local.runner.functions.ProcessSetup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a function's deployed folder once, through AWS's Java runtime client, on the first core alone. */
final class Starter {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int LONGEST_SECONDS = 120;

    private final ProcessSetup setup;
    private final RuntimeServer runtime;
    private final Path work;
    private final Path library;
    private final List<String> oneCore;

    Starter(ProcessSetup setup, RuntimeServer runtime, Path work) throws IOException {
        this.setup = setup;
        this.runtime = runtime;
        this.work = work;
        this.library = NativeLibrary.unpack(work)
                .orElseThrow(() -> new IllegalStateException("AWS's runtime client does not run on this system"));
        this.oneCore = isOnPath("taskset") ? List.of("taskset", "-c", "0") : List.of();
    }

    /** From the start of the process to its first answer, in milliseconds, and what was answered. */
    record FirstAnswer(double fromStartMillis, double fromReadyMillis, String body) {}

    FirstAnswer start(Subject subject, Mode mode) throws IOException, InterruptedException {
        return startWith(
                mode == Mode.AOT_CACHE ? List.of("-XX:AOTCache=" + cacheOf(subject)) : List.of(), subject, mode);
    }

    /** The training run: answers the event once and ends in order, which is when the cache is written. */
    void train(Subject subject) throws IOException, InterruptedException {
        startWith(List.of("-XX:AOTCacheOutput=" + cacheOf(subject)), subject, Mode.AOT_CACHE);
        if (!Files.exists(cacheOf(subject))) {
            throw new IllegalStateException(
                    subject.name() + " wrote no cache: " + Files.readString(log(subject, Mode.AOT_CACHE)));
        }
    }

    /** The size of a function's cache. */
    double cacheMegabytes(Subject subject) throws IOException {
        return Files.size(cacheOf(subject)) / 1e6;
    }

    private Path cacheOf(Subject subject) {
        return work.resolve(subject.name() + ".aot");
    }

    private Path log(Subject subject, Mode mode) {
        return work.resolve(subject.name() + "." + mode + ".log");
    }

    /** With flags beside the mode's own. */
    FirstAnswer startWith(List<String> moreFlags, Subject subject, Mode mode) throws IOException, InterruptedException {
        Start start = runtime.expect(subject.nextEvent());
        List<String> command = new ArrayList<>(oneCore);
        command.addAll(List.of(setup.java().toString(), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        command.addAll(mode.flags());
        command.addAll(moreFlags);
        command.addAll(List.of(
                "-Xmx" + subject.function().memoryMegabytes() * 83 / 100 + "m",
                "-Duser.timezone=UTC",
                "-D" + NativeLibrary.PROPERTY + "=" + library,
                "-cp",
                classPath(subject, mode),
                RUNTIME_CLIENT,
                subject.function().handler()));
        File output = log(subject, mode).toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(subject.function().code().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().clear();
        builder.environment().putAll(environment(subject, start.address()));
        builder.environment().putAll(mode.environment());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            Answer answer = start.answer().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (answer.failed()) {
                throw new IllegalStateException(subject.name() + " failed: " + answer.body());
            }
            return new FirstAnswer(
                    (answer.answeredNanos() - began) / 1e6,
                    (answer.answeredNanos() - answer.readyNanos()) / 1e6,
                    answer.body());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    subject.name() + " gave no answer: " + Files.readString(output.toPath()), e);
        } finally {
            process.destroy();
            process.waitFor();
            runtime.forget(start);
        }
    }

    /** What a function is told of its surroundings. */
    Map<String, String> environment(Subject subject, String runtimeApi) {
        return setup.environmentOf(subject.function(), runtimeApi);
    }

    /** On the managed runtime the client alone: it opens the function's own folder with a class loader of its own. */
    String classPath(Subject subject, Mode mode) throws IOException {
        if (mode != Mode.AOT_CACHE) {
            return setup.runtimeClassPath();
        }
        Path code = subject.function().code();
        try (Stream<Path> built = Files.list(code.getParent());
                Stream<Path> lib = Files.list(code.resolve("lib"))) {
            Stream<String> own = built.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted();
            Stream<String> jars = Stream.concat(own, lib.map(Path::toString).sorted());
            Stream<String> client = Arrays.stream(setup.runtimeClassPath().split(File.pathSeparator))
                    .filter(jar -> !jar.contains("aws-lambda-java-core"));
            return Stream.concat(jars, client).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
