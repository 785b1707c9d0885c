package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a file whatever its form, its key and its company, through the bucket as any S3 client uses it. */
class UploadedFilesTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.here();

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    @Test
    void feesAreReadInEveryFormASpreadsheetOrAPackerGivesThem() throws IOException {
        String text = "code;modifier;amount;description\r\n97110;;\"$1,032.50\";Übung – Gerät\r\n";
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = List.of(
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(Charset.forName("windows-1252")),
                zip("fees.csv", plain),
                gzip(plain));
        for (int i = 0; i < forms.size(); i++) {
            String key = "incoming/practices/demo/form" + i + "/2026-01-01/fees.csv";
            system.upload(key, forms.get(i));
            mine().published(key);

            assertThat(price("form" + i, "")).as("form %s", i).isEqualTo("1032.50");
        }
    }

    @Test
    void aFileOfMedicaresIsTakenInItsZipWithWhatElseIsThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("RVU26C.pdf"));
            zip.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("GPCI2026.csv"));
            zip.write(MedicareFiles.bundled(MedicareFiles.GPCI_2026).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("PPRRVU2026_Dec.csv"));
            zip.write(MedicareFiles.withPracticeExpense97110("0.42").getBytes(StandardCharsets.UTF_8));
        }
        String key = "incoming/medicare/2026-12-01/rvu26d.zip";

        system.upload(key, bytes.toByteArray());
        system.uploads().published(key);

        system.local()
                .await(
                        "both tables are published",
                        DEADLINE,
                        () -> system.uploads().of(key).stream()
                                .map(upload -> upload.at("/id").asText() + " "
                                        + upload.at("/state").asText())
                                .toList()
                                .containsAll(List.of("medicare-gpci PUBLISHED", "medicare-rvu PUBLISHED")));
    }

    @Test
    void aKeyWithSpacesAndSignsIsItsOwn() {
        String key = "incoming/practices/demo/signs/2026-01-01/fees 2026+new (1) ü.csv";

        system.upload(key, fees("32.00"));

        assertThat(mine().published(key).at("/sourceKey").asText()).isEqualTo(key);
    }

    @Test
    void deletingAnUploadChangesNothing() {
        String key = "incoming/practices/demo/deleted/2026-01-01/fees.csv";
        system.upload(key, fees("32.00"));
        JsonNode published = mine().published(key);

        system.local()
                .clients()
                .s3()
                .deleteObject(delete -> delete.bucket("fee-schedules").key(key));
        system.local().awaitIdle(DEADLINE);

        assertThat(mine().of(key)).containsExactly(published);
        assertThat(price("deleted", "")).isEqualTo("32.00");
    }

    @Test
    void ofTwoUploadsOfOneKeyInFlightTheNewerHoldsOnce() {
        String key = "incoming/practices/demo/flight/2026-01-01/fees.csv";
        for (int i = 0; i < 6; i++) {
            system.upload(key, fees("40.0" + i));
        }
        system.local()
                .await(
                        "the newest is published",
                        DEADLINE,
                        () -> mine().of(key).stream()
                                .anyMatch(upload -> upload.at("/state").asText().equals("PUBLISHED")
                                        && upload.at("/sourceKey").asText().equals(key)
                                        && price("flight", "").equals("40.05")));
        system.local().awaitIdle(DEADLINE);

        assertThat(price("flight", "")).isEqualTo("40.05");
        List<String> published = mine().of(key).stream()
                .filter(upload -> upload.at("/state").asText().equals("PUBLISHED"))
                .map(upload -> upload.at("/sha256").asText())
                .toList();
        assertThat(published).doesNotHaveDuplicates();
    }

    @Test
    void aPriceOfThenIsAskedForAfterACorrection() {
        String key = "incoming/practices/demo/clock/2026-01-01/fees.csv";
        system.upload(key, fees("32.00"));
        JsonNode first = mine().published(key);
        String then = first.at("/publishedAt").asText();
        system.upload(key, fees("33.00"));
        system.local()
                .await("the correction", DEADLINE, () -> price("clock", "").equals("33.00"));

        assertThat(price("clock", ",\"asOf\":\"" + then + "\"")).isEqualTo("32.00");
        assertThat(mine().of(key)).hasSize(2);
        assertThat(system.demo()
                        .get("/v1/fee-schedules/" + first.at("/id").asText() + "/versions/"
                                + first.at("/version").asText())
                        .json()
                        .at("/publishedAt")
                        .asText())
                .as("nothing is overwritten")
                .isEqualTo(then);
    }

    private static Uploads mine() {
        return new Uploads(system.demo());
    }

    private static String fees(String amount) {
        return "code,modifier,amount\n97110,," + amount + "\n";
    }

    private static String price(String payer, String asOf) {
        return system.demo()
                .post("/v1/prices", """
                        {"dateOfService":"2026-03-02","payerId":"%s","locality":"15202-00","placeOfService":"11",
                         "lines":[{"code":"97110","units":1,"modifiers":["GP"]}]%s}
                        """.formatted(payer, asOf))
                .json()
                .at("/totals/allowed")
                .asText();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
