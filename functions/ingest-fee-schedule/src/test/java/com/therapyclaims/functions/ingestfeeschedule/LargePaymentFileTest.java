package com.therapyclaims.functions.ingestfeeschedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.PaymentFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year's payment amounts, 147 MB in a zip as CMS publishes them, through the deployed handler. A function of 512 MB has 320 MB of heap; here it gets 192, in
 * which the file itself, not to speak of its rows, would not fit beside what is compiled of it.
 */
@ExtendWith(TestServers.class)
class LargePaymentFileTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final String KEY = "incoming/medicare/2026-01-01/pfall26.zip";
    private static final String HEAP = "-Xmx192m";
    private static final int COPIES = 100;
    private static final int CODE = "\"2026\",\"15202\",\"00\",\"".length();
    private static final int CODE_END = CODE + "97110".length();

    @TempDir
    private Path folder;

    @Test
    void aYearOfOnePointOneMillionRowsIsPublishedInAFunctionOf512Megabytes(TestServers servers) throws Exception {
        IngestingSystem system = new IngestingSystem(servers);
        Path file = folder.resolve("pfall26.zip");
        int rows = write(file);

        int exit = handled(system, system.put(KEY, file), Files.size(file));

        assertThat(rows).isGreaterThan(1_100_000);
        assertThat(exit).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(system.medicareUploads())
                .singleElement()
                .extracting(ScheduleUpload::state, ScheduleUpload::rows)
                .containsExactly(State.PUBLISHED, rows);
    }

    private int handled(IngestingSystem system, String bucket, long size) throws IOException, InterruptedException {
        ProcessBuilder function = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FunctionInItsOwnJvm.class.getName(),
                        """
                        {"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-11-25T10:00:00.000Z",
                        "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"sequencer":"01"}}}]}""".formatted(bucket, KEY, size))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        function.environment().putAll(system.environment());
        Process process = function.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    /** The bundled codes in every locality, and as many again and again under made-up names as make a year's file. */
    private static int write(Path file) throws IOException {
        BundledSchedules bundled = BundledSchedules.now();
        List<String> lines = PaymentFile.lines(
                        FROM.getYear(),
                        (RvuSnapshot) bundled.relativeValues(FROM).orElseThrow(),
                        (GpciSnapshot) bundled.gpcis(FROM).orElseThrow())
                .toList();
        int codes = lines.size() / 109;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.US_ASCII))) {
            zip.putNextEntry(new ZipEntry("PFALL26.txt"));
            for (int copy = 0; copy < COPIES; copy++) {
                for (int row = 0; row < lines.size(); row++) {
                    String line = lines.get(row);
                    out.write(line, 0, CODE);
                    out.write(copy == 0 ? line.substring(CODE, CODE_END) : madeUp((copy - 1) * codes + row % codes));
                    out.write(line, CODE_END, line.length() - CODE_END);
                    out.write("\r\n");
                }
            }
        }
        return COPIES * lines.size();
    }

    /** J0000 to J9999, then K0000. */
    private static String madeUp(int number) {
        return (char) ('J' + number / 10_000)
                + Integer.toString(10_000 + number % 10_000).substring(1);
    }
}
