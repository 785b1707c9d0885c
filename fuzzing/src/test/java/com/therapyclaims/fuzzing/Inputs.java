package com.therapyclaims.fuzzing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real inputs to begin with. */
final class Inputs {
    private static final Path ROOT = Path.of("..");
    /** Enough of a table to have its header and some rows. */
    private static final int HEAD_BYTES = 24_000;

    private Inputs() {}

    /** Fee schedules in every form they are recognised in, the long ones cut. */
    static List<byte[]> feeSchedules() {
        List<byte[]> plain = Stream.concat(
                        files(ROOT.resolve("fee-schedules/incoming/medicare")),
                        files(ROOT.resolve("shared/files/src/test/resources/com/therapyclaims/files")))
                .map(file -> file.toString().endsWith(".xlsx") ? bytes(file) : head(bytes(file)))
                .toList();
        byte[] fees = text("\ufeffcode;modifier;amount\n97110;;\"$1,032.50\"\n97140;CQ;25,00\n");
        return Stream.concat(plain.stream(), Stream.of(fees, zipped("a/fees.csv", fees), gzipped(fees), contract()))
                .toList();
    }

    static byte[] contract() {
        return text("""
                {"payerId":"acme","name":"Acme PPO","effectiveFrom":"2026-01-01","effectiveTo":null,
                 "unitRule":"AMA_MIDPOINT","editTable":"MEDICARE",
                 "terms":[{"scope":{"codes":["97110"]},"method":"FLAT_PER_UNIT","rate":"32.00"},
                          {"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"115","rounding":"PER_UNIT",
                           "medicare":{"year":"CURRENT","locality":"SERVICE"}}],
                 "lesserOf":"LINE","coinsurance":{"percent":"0"},"sequestration":false}
                """);
    }

    /** The requests of {@code events/} with a body, and the sample visit. */
    static List<byte[]> bodies() {
        return files(ROOT.resolve("events"))
                .filter(file -> file.toString().endsWith(".json"))
                .map(Inputs::bytes)
                .filter(bytes -> bytes.length < 200_000)
                .map(Inputs::body)
                .toList();
    }

    /** The sample visit. */
    static byte[] visit() {
        return bytes(ROOT.resolve("events/visit.json"));
    }

    /** The small events of these functions, whole. */
    static List<byte[]> events(String... functions) {
        return files(ROOT.resolve("events"))
                .filter(file -> Stream.of(functions)
                        .anyMatch(name -> file.getFileName().toString().startsWith(name)))
                .map(Inputs::bytes)
                .filter(bytes -> bytes.length < HEAD_BYTES)
                .toList();
    }

    private static byte[] body(byte[] event) {
        String text = new String(event, StandardCharsets.UTF_8);
        int from = text.indexOf("\"body\":");
        if (from < 0) {
            return event;
        }
        int start = text.indexOf('"', from + "\"body\":".length());
        int end = text.lastIndexOf('"');
        String body = start < 0 || end <= start ? text : text.substring(start + 1, end);
        return text(body.replace("\\\"", "\"").replace("\\n", "\n"));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zipped(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] head(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
