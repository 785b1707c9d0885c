import com.sun.management.GarbageCollectionNotificationInfo;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentSnapshot;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import com.therapyclaims.files.CheckedTable;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadReading;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.MadeUpValue;
import com.therapyclaims.testing.PaymentFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.zip.CRC32C;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * How fast and in how much memory fee schedule files are checked and compiled, beside a bare read-and-split of the same
 * bytes, and how fast a locality's amounts are found in the compiled form.
 *
 * <p>Without arguments it makes the files, runs each measurement in a JVM of its own with {@code -Xmx} as in a Lambda
 * function of 512 MB, and prints a table.
 */
public final class FeeScheduleLoad {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Set<String> HEAP_POOLS = Set.of("Eden Space", "Survivor Space", "Tenured Gen");
    private static final String HEAP = "320m";
    private static final int ROUNDS = 5;
    private static final int OPENINGS = 200;
    private static final long BYTES_A_ROUND = 20_000_000;

    /** As many bytes as a locality has in a year's file. */
    private static final int JDK_BYTES = 1 << 18;

    /** Some locality of the middle of the file. */
    private static final Locality OHIO = Locality.parse("15202-00");

    private FeeScheduleLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "payments" -> payments(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
            case "values" -> values(Path.of(arguments[1]));
            case "measure" -> measure(arguments[1], Path.of(arguments[2]), Path.of(arguments[3]));
            case "open" -> open(Path.of(arguments[1]));
            case "publish" -> publishAlone(Path.of(arguments[1]));
            default -> table(Path.of(arguments.length == 0 ? System.getProperty("java.io.tmpdir") : arguments[0]));
        }
    }

    private static void table(Path base) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(base, "fee-schedule-load");
        System.out.println(
                "| file | rows | MB | read and split, s | check and compile, s | ratio | held on the heap, MB |"
                        + " process, MB | compiled, MB | first open and lookup, ms | the JDK's first use before it, ms | later ones, ms | read, KB |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        Path values = folder.resolve("PPRRVU.csv");
        run("values", values.toString());
        print("PPRRVU, as many rows as CMS's", "PPRRVU.csv", values, folder);
        Path payments = folder.resolve("PFALL26.txt");
        for (int times : new int[] {1, 10, 100}) {
            run("payments", Integer.toString(times), payments.toString());
            print("payment amounts, " + times + "x", "PFALL26.txt", payments, folder);
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "Java %s, -Xmx%s -XX:+UseSerialGC, %d processors, load average %.1f; processor time, the best of %d"
                        + " rounds of 20 MB or the whole file.%n",
                Runtime.version(),
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                ROUNDS);
        System.out.println();
        publish(payments);
    }

    private static void publishAlone(Path base) throws IOException, InterruptedException {
        Path payments = Files.createTempDirectory(base, "fee-schedule-load").resolve("PFALL26.txt");
        run("payments", "100", payments.toString());
        publish(payments);
    }

    /** The largest file through the function's handler, with the local S3, DynamoDB and SQS beside it. */
    private static void publish(Path payments) throws IOException, InterruptedException {
        TestServers servers = new TestServers();
        String table = servers.newFeeSchedulesTable();
        String bucket = servers.newBucket();
        String key = "incoming/medicare/2026-01-01/PFALL26.txt";
        servers.s3().putObject(put -> put.bucket(bucket).key(key), payments);
        ProcessBuilder function = java(Path.of("functions", "ingest-fee-schedule", "target", "classes")
                + File.pathSeparator
                + System.getProperty("java.class.path"));
        function.command().addAll(List.of("PublishInFunction", """
                {"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-11-25T10:00:00.000Z",
                "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"sequencer":"01"}}}]}""".formatted(bucket, key, Files.size(payments))));
        function.environment().putAll(servers.environment());
        function.environment().put("FEE_SCHEDULES_TABLE", table);
        function.environment().put("FEE_SCHEDULE_BUCKET", bucket);
        function.environment().put("REPRICING_PLANS_QUEUE_URL", servers.newQueue());
        function.environment().put("SECOND_LOOK_SECONDS", "90");
        Map<String, String> done = run(function);
        String report = servers.s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key("reports/" + key + ".json"))
                .asUtf8String();
        if (!report.contains("\"state\":\"PUBLISHED\"")) {
            throw new IllegalStateException(report);
        }
        System.out.println("The whole function, from the event to the published version, with -Xmx" + HEAP + ": "
                + done.get("seconds") + " s by the clock, " + done.get("process") + " MB of memory in all.");
    }

    private static void print(String title, String name, Path file, Path folder)
            throws IOException, InterruptedException {
        Path compiled = folder.resolve("compiled");
        Map<String, String> measured = run("measure", name, file.toString(), compiled.toString());
        Map<String, String> opened = name.startsWith("PFALL") ? run("open", compiled.toString()) : Map.of();
        System.out.println("| " + title + " | "
                + String.join(
                        " | ",
                        measured.get("rows"),
                        megabytes(Files.size(file)),
                        measured.get("split"),
                        measured.get("read"),
                        measured.get("ratio"),
                        measured.get("heap"),
                        measured.get("process"),
                        megabytes(Files.size(compiled)),
                        opened.getOrDefault("first", ""),
                        opened.getOrDefault("jdk", ""),
                        opened.getOrDefault("later", ""),
                        opened.getOrDefault("bytes", ""))
                + " |");
    }

    /** This program again, in a JVM of its own; what it prints as {@code name=value}. */
    private static Map<String, String> run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder again = java(System.getProperty("java.class.path"));
        again.command().add(FeeScheduleLoad.class.getName());
        again.command().addAll(List.of(arguments));
        return run(again);
    }

    private static ProcessBuilder java(String classPath) {
        return new ProcessBuilder(new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath)))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static Map<String, String> run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        Map<String, String> values = new HashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0], pair[1]));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a measurement failed");
        }
        return values;
    }

    /** A payment file of so many times the bundled codes in every locality; copies of a code have made-up names. */
    private static void payments(int times, Path file) throws IOException {
        BundledSchedules bundled = BundledSchedules.now();
        RvuSnapshot values = (RvuSnapshot) bundled.relativeValues(FROM).orElseThrow();
        RvuSnapshot.Writer more = new RvuSnapshot.Writer();
        List<RelativeValue> rows = values.rows().toList();
        for (int copy = 0; copy < times; copy++) {
            for (int row = 0; row < rows.size(); row++) {
                RelativeValue value = rows.get(row);
                // No therapy code: what stands for the rest of the fee schedule is not reduced.
                more.add(copy == 0 ? value : MadeUpValue.like(value, madeUp(copy, row), '0'));
            }
        }
        GpciSnapshot indices = (GpciSnapshot) bundled.gpcis(FROM).orElseThrow();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            Iterator<String> lines = PaymentFile.lines(
                            FROM.getYear(), RvuSnapshot.open(values.version(), more.encode()), indices)
                    .iterator();
            while (lines.hasNext()) {
                out.write(lines.next());
                out.write("\r\n");
            }
        }
    }

    /** The bundled relative values, their rows repeated under made-up codes until there are as many as in CMS's file. */
    private static void values(Path file) throws IOException {
        List<String> lines = Files.readAllLines(
                Path.of("fee-schedules", "incoming", "medicare", "2026-01-01", "RVU26C-therapy.csv"));
        int header = 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith("HCPCS,"))
                        .findFirst()
                        .orElseThrow());
        List<String> rows = lines.subList(header, lines.size());
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write(String.join("\r\n", lines) + "\r\n");
            for (int row = rows.size(); row < 19_356; row++) {
                out.write(madeUp(row / rows.size(), row % rows.size())
                        + rows.get(row % rows.size()).substring(5) + "\r\n");
            }
        }
    }

    private static String madeUp(int copy, int row) {
        return "%c%02d%02d".formatted('J' + copy / 100 * 2 + row / 100, copy % 100, row % 100);
    }

    private static void measure(String name, Path file, Path compiled) throws IOException {
        UploadKey key = UploadKey.parse("incoming/medicare/2026-01-01/" + name);
        InForce inForce = InForce.ofMedicare(BundledSchedules.now(), FROM);
        double split = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        CheckedTable table = null;
        // A process's time is counted in hundredths of a second: a small file is read until there are enough of them.
        long times = Math.max(1, BYTES_A_ROUND / Files.size(file));
        LongAccumulator held = heldAfterCollections();
        for (int round = 0; round < ROUNDS; round++) {
            double begin = processor();
            for (int time = 0; time < times; time++) {
                if (split(file) == 0) {
                    throw new IllegalStateException("nothing was split");
                }
            }
            split = Math.min(split, (processor() - begin) / times);
            begin = processor();
            for (int time = 0; time < times; time++) {
                table = null; // the one before is not part of what this one holds
                table = read(file, key, inForce);
            }
            read = Math.min(read, (processor() - begin) / times);
        }
        Files.write(compiled, table.snapshot());
        System.out.printf(Locale.ROOT, "rows=%,d%n", table.rows());
        System.out.printf(Locale.ROOT, "split=%.3f%nread=%.3f%nratio=%.1f%n", split, read, read / split);
        System.out.println("heap=" + megabytes(held.get()));
        System.out.println("process=" + megabytes(peakOfProcess()));
    }

    /** Hashed on the way, as the function does while it fetches the upload. */
    private static CheckedTable read(Path file, UploadKey key, InForce inForce) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), Hashes.newSha256())) {
            return switch (new FeeScheduleFiles().read(in, key, inForce)) {
                case UploadReading.Checked checked -> checked.tables().getFirst();
                case UploadReading.Refused refused ->
                    throw new IllegalStateException(refused.problems().toString());
                case UploadReading.ContractDocument _ -> throw new IllegalStateException("a contract");
            };
        }
    }

    /** The least anyone can do with the file: decode its lines and cut them at the commas. */
    private static long split(Path file) throws IOException {
        long cells = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cells += line.split(",", -1).length;
            }
        }
        return cells;
    }

    /**
     * Opens a compiled file and looks up one amount, first in a fresh JVM, then again and again. What the JDK's own classes for
     * decimals, files and checksums take at their first use, whoever uses them, is measured before and told apart.
     */
    private static void open(Path compiled) throws IOException {
        var version = ScheduleVersions.of(
                ScheduleKind.PAYMENT_AMOUNTS, "", FROM, "0".repeat(64), Instant.EPOCH, compiled.toString());
        double[] times = new double[OPENINGS];
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadCpuTime();
        int read = 0;
        long begin = thread.getCurrentThreadCpuTime();
        try (FileChannel file = FileChannel.open(compiled)) {
            CRC32C checksum = new CRC32C();
            checksum.update(new FileRanges(file).read(0, (int) Math.min(file.size(), JDK_BYTES)));
            if (BigDecimal.valueOf(checksum.getValue(), 2).signum() < 0) {
                throw new IllegalStateException("a checksum is not negative");
            }
        }
        double jdk = (thread.getCurrentThreadCpuTime() - begin) / 1e6;
        for (int i = 0; i < OPENINGS; i++) {
            begin = thread.getCurrentThreadCpuTime();
            try (FileChannel file = FileChannel.open(compiled)) {
                FileRanges ranges = new FileRanges(file);
                PaymentSnapshot.open(version, ranges).find(OHIO, "97110", "").orElseThrow();
                read = ranges.bytes;
            }
            times[i] = (thread.getCurrentThreadCpuTime() - begin) / 1e6;
        }
        System.out.printf(Locale.ROOT, "jdk=%.1f%nfirst=%.1f%n", jdk, times[0]);
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "later=%.2f%nbytes=%,d%n", times[OPENINGS / 2], read / 1024);
    }

    /** Parts of a file, counted. */
    private static final class FileRanges implements PaymentSnapshot.Ranges {
        private final FileChannel file;
        private int bytes;

        private FileRanges(FileChannel file) {
            this.file = file;
        }

        @Override
        public byte[] read(int offset, int length) {
            bytes += length;
            ByteBuffer buffer = ByteBuffer.allocate(length);
            try {
                while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {
                    // on to the rest
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return buffer.array();
        }
    }

    private static long peakOfProcess() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kilobytes -> kilobytes * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Seconds of processor time of this process: what else the machine does is not counted. */
    private static double processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Keeps the most memory that was in use right after a collection: what was really held. */
    private static LongAccumulator heldAfterCollections() {
        LongAccumulator most = new LongAccumulator(Math::max, 0);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, _) -> most.accumulate(held(notification)), null, null);
        }
        return most;
    }

    private static long held(Notification notification) {
        return GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
