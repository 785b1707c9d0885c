package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.ServersProcess;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The whole system with its practices calling: started here with what {@code bin/local} loads, or, where the property
 * {@code endpoint} says so, wherever it runs already. As a JUnit extension it runs while a class's tests do.
 */
final class RunningSystem implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private static final Duration SETTLED = Duration.ofMinutes(2);
    private static final int MOST_VISITORS = 100;

    private final Use use;
    private final Supplier<Started> start;
    private Optional<Started> started = Optional.empty();

    private RunningSystem(Use use, Supplier<Started> start) {
        this.use = use;
        this.start = start;
    }

    /** Who has a system beside one class. */
    private enum Use {
        /** Others at the same time. */
        SHARED,
        /** Others before and after: each finds it as it was when it had been loaded. */
        IN_TURN,
        /** Others before and after, on a system that runs elsewhere and stays as they leave it. */
        ALONE,
        /** Nobody. */
        OWN
    }

    /**
     * Where the properties say, by default here with every function in one process. All classes that run anywhere share
     * it, at the same time: like a system elsewhere, it holds what others archived.
     */
    static RunningSystem anywhere() {
        return new RunningSystem(Use.SHARED, RunningSystem::whereThePropertiesSay);
    }

    /**
     * The same and at one time with no other class, for tests that publish fee schedules everyone there is priced with: a
     * system that runs elsewhere must be meant for that.
     */
    static RunningSystem anywhereFresh() {
        if (System.getProperty("endpoint") == null) {
            return here();
        }
        return new RunningSystem(Use.ALONE, () -> {
            Assumptions.assumeTrue(
                    Boolean.getBoolean("endpoint.fresh"), "publishes fee schedules: not without -Dendpoint.fresh=true");
            return whereThePropertiesSay();
        });
    }

    private static Started whereThePropertiesSay() {
        return Deployed.ofProperties()
                .map(deployed -> new Started(deployed, Optional.empty()))
                .orElseGet(() -> Started.here(inOneProcess()));
    }

    /** Here with every function in one process, whatever the properties say, and nothing of earlier classes in it. */
    static RunningSystem here() {
        return new RunningSystem(Use.IN_TURN, () -> Started.here(inOneProcess()));
    }

    /** Here, for this class alone. */
    static RunningSystem here(LocalOptions options) {
        return new RunningSystem(Use.OWN, () -> Started.here(options));
    }

    /** Here and started at once, for tests that begin and end it themselves. */
    static RunningSystem start(LocalOptions options) {
        RunningSystem system = new RunningSystem(Use.OWN, () -> Started.here(options));
        system.begin();
        return system;
    }

    private static LocalOptions inOneProcess() {
        return options().withFunctionsInOneProcess();
    }

    /** Here, with its servers in the one process that all such systems share. */
    static LocalOptions options() {
        return LocalOptions.ofThisClone().withServersIn(Servers.OF_ALL);
    }

    /** Started with the first system; it ends with the tests' process. */
    private static final class Servers {
        private static final Path FOLDER = Project.ROOT.resolve("end-to-end/target/servers");
        private static final ServersProcess OF_ALL = start();

        private static ServersProcess start() {
            try {
                return ServersProcess.start(Files.createDirectories(FOLDER));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        switch (use) {
            case SHARED -> {
                visitors(context).acquire();
                started = Optional.of(
                        ofAllClasses(context).computeIfAbsent(Started.class, _ -> start.get(), Started.class));
            }
            case IN_TURN -> started = Optional.of(idle(context).take().orElseGet(start));
            case ALONE -> {
                visitors(context).acquire(MOST_VISITORS);
                begin();
            }
            case OWN -> begin();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        switch (use) {
            // JUnit closes it, after the last class.
            case SHARED -> visitors(context).release();
            case IN_TURN -> started.ifPresent(idle(context)::giveBack);
            case ALONE -> {
                close();
                visitors(context).release(MOST_VISITORS);
            }
            case OWN -> close();
        }
    }

    /** Who is at the one system that several classes use at the same time, and at times one of them alone. */
    private static Semaphore visitors(ExtensionContext context) {
        return ofAllClasses(context)
                .computeIfAbsent(Semaphore.class, _ -> new Semaphore(MOST_VISITORS, true), Semaphore.class);
    }

    private static ExtensionContext.Store ofAllClasses(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(RunningSystem.class));
    }

    private static Idle idle(ExtensionContext context) {
        return ofAllClasses(context).computeIfAbsent(Idle.class, _ -> new Idle(), Idle.class);
    }

    private void begin() {
        started = Optional.of(start.get());
    }

    private Started running() {
        return started.orElseThrow(() -> new IllegalStateException("the system has not been started"));
    }

    /** The practice {@code demo}. */
    Caller demo() {
        return running().demo;
    }

    /** The practice {@code other}. */
    Caller other() {
        return running().other;
    }

    /** The platform operator. */
    Caller operator() {
        return running().operator;
    }

    /** A caller without a key. */
    Caller nobody() {
        return running().nobody;
    }

    /** A caller with a key of no one. */
    Caller withKey(String key) {
        return new Caller(api(), key);
    }

    /** The key of the practice {@code demo}. */
    String demoKey() {
        return running().deployed.demoKey();
    }

    /** Where its API answers. */
    URI api() {
        return running().deployed.api();
    }

    /** The same for a command to go on from: without a slash at its end. */
    String address() {
        return api().toString().replaceAll("/$", "");
    }

    /** The system's inside; a test that needs it is skipped where the system runs elsewhere. */
    LocalSystem local() {
        Optional<LocalSystem> local = running().local;
        Assumptions.assumeTrue(local.isPresent(), "looks inside the system, which runs elsewhere");
        return local.orElseThrow();
    }

    /** Looks inside too, where the system runs here. */
    void ifHere(Consumer<LocalSystem> look) {
        running().local.ifPresent(look);
    }

    /**
     * Waits until what was uploaded is checked and repriced with: here until nothing at all is under way, elsewhere until
     * nobody is told of anything that is.
     */
    void settle() {
        running()
                .local
                .ifPresentOrElse(
                        system -> system.awaitIdle(SETTLED),
                        () -> Stream.of(demo(), other(), operator()).forEach(RunningSystem::awaitWhatIsTold));
    }

    private static void awaitWhatIsTold(Caller caller) {
        caller.await(
                "/v1/fee-schedules?limit=100",
                uploads -> has(uploads, "state", "CHECKING").isEmpty());
        caller.await(
                "/v1/repricings?limit=100",
                repricings -> has(repricings, "state", "RUNNING").isEmpty()
                        && has(repricings, "pending", "true").isEmpty());
    }

    private static List<String> has(JsonNode list, String field, String value) {
        return list.findValuesAsText(field).stream().filter(value::equals).toList();
    }

    /** All files of the system's logs and of its servers'. */
    List<Path> logs() throws IOException {
        List<Path> logs = new ArrayList<>();
        for (Path folder : List.of(local().logs(), Servers.FOLDER)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(logs::add);
            }
        }
        return logs;
    }

    /** What became of uploads, as the operator is told. */
    Uploads uploads() {
        return new Uploads(operator());
    }

    /** Uploads a file as any S3 client would. */
    void upload(String key, String content) {
        upload(key, content.getBytes(StandardCharsets.UTF_8));
    }

    void upload(String key, byte[] content) {
        running()
                .deployed
                .s3()
                .putObject(put -> put.bucket(running().deployed.bucket()).key(key), RequestBody.fromBytes(content));
    }

    /** Reads an object of the bucket that is text. */
    String download(String key) {
        return running()
                .deployed
                .s3()
                .getObjectAsBytes(get -> get.bucket(running().deployed.bucket()).key(key))
                .asUtf8String();
    }

    /** Ends what was started here. */
    @Override
    public void close() {
        started.ifPresent(Started::close);
    }

    /** Systems between two classes; JUnit closes those that are left. */
    private static final class Idle implements AutoCloseable {
        private final Queue<Started> systems = new ConcurrentLinkedQueue<>();

        Optional<Started> take() {
            return Optional.ofNullable(systems.poll());
        }

        /** What cannot be made as it was is not used again. */
        void giveBack(Started system) {
            try {
                system.makeAsItWas();
                systems.add(system);
            } catch (RuntimeException | AssertionError e) {
                System.err.println("A system cannot be made as it was, and the next class gets one of its own: " + e);
                system.close();
            }
        }

        @Override
        public void close() {
            systems.forEach(Started::close);
        }
    }

    /** What runs and who calls it. A shared one is closed by JUnit, after the last class. */
    private static final class Started implements AutoCloseable {
        private final Deployed deployed;
        private final Optional<LocalSystem> local;
        private final Caller demo;
        private final Caller other;
        private final Caller operator;
        private final Caller nobody;
        private final List<TableContents> atFirst;

        private Started(Deployed deployed, Optional<LocalSystem> local) {
            this.deployed = deployed;
            this.local = local;
            atFirst = local.stream().flatMap(Started::tables).toList();
            demo = new Caller(deployed.api(), deployed.demoKey());
            other = new Caller(deployed.api(), deployed.otherKey());
            operator = new Caller(deployed.api(), deployed.operatorKey());
            nobody = new Caller(deployed.api(), "");
        }

        private static Started here(LocalOptions options) {
            LocalSystem system = LocalSystem.start(options);
            FirstLoad.OF_ALL.into(system);
            return new Started(Deployed.of(system), Optional.of(system));
        }

        private static Stream<TableContents> tables(LocalSystem system) {
            return system.template().tables().stream()
                    .map(table -> TableContents.read(system.clients().dynamoDb(), table.name()));
        }

        /** Waits for what is under way, and puts the tables' items back; objects in the bucket stay, known to none. */
        void makeAsItWas() {
            local.ifPresent(system -> {
                system.awaitIdle(SETTLED);
                system.template().queues().forEach(queue -> FirstLoad.drop(system, queue.name()));
                atFirst.forEach(table -> table.putBack(system.clients().dynamoDb()));
            });
        }

        @Override
        public void close() {
            local.ifPresent(LocalSystem::close);
        }
    }
}
