package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table gives the same snapshot in whatever form it comes. */
class FileFormsTest {
    private static final byte[] RVU_2025 = Uploads.bundled("2025-01-01/RVU25A-therapy.csv");
    private static final byte[] GPCI_2025 = Uploads.bundled("2025-01-01/GPCI2025.csv");
    private static final byte[] RVU_2026 = Uploads.bundled("2026-01-01/RVU26C-therapy.csv");
    private static final byte[] GPCI_2026 = Uploads.bundled("2026-01-01/GPCI2026.csv");
    private static final byte[] DOCUMENT = "%PDF-1.7\n%âãÏÓ\n".getBytes(UTF_8);
    private static final String GPCI_KEY_2025 = "incoming/medicare/2025-01-01/gpci";

    @Test
    void relativeValuesAsText() {
        assertSame(Uploads.fixture("rvu2025-text.txt"), RVU_2025, Uploads.RVU_2025);
    }

    @Test
    void relativeValuesAsTextKeepTheirConversionFactorWhereAnIndicatorIsInserted() {
        String inserted = lines(
                "rvu2025-text.txt",
                line -> line.startsWith("HDR") ? line : line.substring(0, 121) + "9" + line.substring(121));
        assertSame(inserted.getBytes(US_ASCII), RVU_2025, Uploads.RVU_2025);
    }

    @Test
    void relativeValuesAsTextCutOffAreRefused() {
        byte[] whole = Uploads.fixture("rvu2025-text.txt");
        assertThat(Uploads.messages(Uploads.refused(Arrays.copyOf(whole, whole.length / 2), Uploads.RVU_2025)))
                .contains("it is cut off");
    }

    @Test
    void relativeValuesAsAWorkbook() {
        assertSame(Uploads.fixture("rvu2025-workbook.xlsx"), RVU_2025, Uploads.RVU_2025);
    }

    @Test
    void costIndicesAsText() {
        assertSame(Uploads.fixture("gpci2025-text.txt"), GPCI_2025, GPCI_KEY_2025);
    }

    @Test
    void aDamagedLineOfCostIndicesAsTextIsAFaultNotAFootnote() {
        String damaged = lines("gpci2025-text.txt", line -> line.startsWith("15202") ? line.substring(0, 90) : line);
        assertThat(Uploads.refused(damaged, GPCI_KEY_2025).problems())
                .extracting(Problem::column)
                .contains("PE GPCI");
    }

    @Test
    void costIndicesAsAWorkbook() {
        assertSame(Uploads.fixture("gpci2025-workbook.xlsx"), GPCI_2025, GPCI_KEY_2025);
    }

    @Test
    void zipCodesAsText() {
        String text = zipCodesText();

        assertSame(text.getBytes(US_ASCII), Uploads.bundled("2026-01-01/ZIP5-2026Q1.csv"), Uploads.ZIP_2026);
        assertThat(Uploads.messages(Uploads.refused(text.replace("20261", "20254"), Uploads.ZIP_2026)))
                .contains("'20254' is no quarter of 2026");
    }

    /** The bundled ZIP codes in the columns of CMS's text. */
    private static String zipCodesText() {
        return new String(Uploads.bundled("2026-01-01/ZIP5-2026Q1.csv"), US_ASCII)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> (cells[4] + cells[0] + cells[1] + cells[2] + " Z9   " + cells[3] + " A" + " ".repeat(52)
                        + "20261"))
                .collect(joining("\r\n", "", "\r\n"));
    }

    /** CMS's workbook of January 2026, one ZIP code of each locality: it keeps numbers as text, and some as numbers. */
    @Test
    void zipCodesAsAWorkbook() {
        ZipSnapshot csv = zipCodes(Uploads.bundled("2026-01-01/ZIP5-2026Q1.csv"));
        ZipSnapshot workbook = zipCodes(Uploads.fixture("zip2026-workbook.xlsx"));
        List<ZipLocality> found = new String(Uploads.bundled("2026-01-01/ZIP5-2026Q1.csv"), US_ASCII)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 5))
                .flatMap(zip -> workbook.find(zip).stream())
                .toList();
        assertThat(found)
                .hasSize(109)
                .allSatisfy(zip -> assertThat(csv.find(zip.zip())).contains(zip));
    }

    private static ZipSnapshot zipCodes(byte[] file) {
        return ZipSnapshot.open(
                Uploads.version(ScheduleKind.ZIP_LOCALITIES, "2026-01-01"),
                Uploads.checked(file, Uploads.ZIP_2026).snapshot());
    }

    static Stream<Arguments> everyKindOfTable() {
        return Stream.of(
                Arguments.of("PPRRVU2026_Jul.csv", RVU_2026, Uploads.RVU_2026),
                Arguments.of("PPRRVU2025_Oct.txt", Uploads.fixture("rvu2025-text.txt"), Uploads.RVU_2025),
                Arguments.of("PPRRVU2025_Oct.xlsx", Uploads.fixture("rvu2025-workbook.xlsx"), Uploads.RVU_2025),
                Arguments.of("GPCI2026.csv", GPCI_2026, Uploads.GPCI_2026),
                Arguments.of("GPCI2025.txt", Uploads.fixture("gpci2025-text.txt"), GPCI_KEY_2025),
                Arguments.of("GPCI2025.xlsx", Uploads.fixture("gpci2025-workbook.xlsx"), GPCI_KEY_2025),
                Arguments.of("PFALL26.txt", PaymentFormatTest.FILE.getBytes(US_ASCII), PaymentFormatTest.KEY),
                Arguments.of("ZIP5_JAN2026.txt", zipCodesText().getBytes(US_ASCII), Uploads.ZIP_2026),
                Arguments.of("ZIP5_JAN2026.xlsx", Uploads.fixture("zip2026-workbook.xlsx"), Uploads.ZIP_2026),
                Arguments.of("ccipra-v302.txt", Uploads.fixture("ptp-cms-layout.txt"), Uploads.EDITS_2024),
                Arguments.of("MCR_MUE.csv", Uploads.fixture("mue-cms-layout.csv"), Uploads.EDITS_2024),
                Arguments.of("PTP.csv", Uploads.bundled("2024-07-01/PTP-2024Q3-therapy.csv"), Uploads.EDITS_2024),
                Arguments.of("MUE.csv", Uploads.bundled("2024-07-01/MUE-2024Q3-therapy.csv"), Uploads.EDITS_2024),
                Arguments.of("fees.csv", "code,modifier,amount\n97110,,\"$1,032.50\"\n".getBytes(UTF_8), Uploads.FEES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKindOfTable")
    void anyTableIsReadInAZipAndGzippedAsItIsAlone(String name, byte[] file, String key) {
        assertSame(zip(Map.of("folder/" + name, file)), file, key);
        assertSame(gzip(file), file, key);
        assertSame(gzip(zip(Map.of(name, file))), file, key);
    }

    @Test
    void aContractIsReadInAZipAndGzippedAsItIsAlone() {
        byte[] contract = "{\"payerId\":\"acme\"}".getBytes(UTF_8);
        for (byte[] packed : List.of(zip(Map.of("contract.json", contract)), gzip(contract))) {
            assertThat(Uploads.read(packed, "incoming/practices/demo/acme/2026-01-01/contract", InForce.NOTHING))
                    .isInstanceOfSatisfying(
                            UploadReading.ContractDocument.class,
                            document -> assertThat(document.bytes()).isEqualTo(contract));
        }
    }

    @Test
    void anArchiveIsTakenWithAllItsTables() {
        UploadReading reading = Uploads.read(
                zip(Map.of(
                        "RVU/PPRRVU.csv",
                        RVU_2026,
                        "RVU/GPCI.csv",
                        GPCI_2026,
                        "RVU/RVU26C.pdf",
                        DOCUMENT,
                        "RVU/",
                        new byte[0])),
                Uploads.RVU_2026,
                InForce.NOTHING);
        List<CheckedTable> tables = ((UploadReading.Checked) reading).tables();
        assertThat(tables)
                .extracting(CheckedTable::kind)
                .containsExactly(ScheduleKind.RELATIVE_VALUES, ScheduleKind.GPCIS);
        assertThat(tables.getFirst().source()).startsWith("rvu.csv/PPRRVU.csv: 2026 National");
        assertThat(tables.getFirst().warnings())
                .extracting(Problem::message)
                .containsExactly("Passed over, as they are no table known here: RVU26C.pdf.");
    }

    @Test
    void theSameTableInSeveralFormsCountsOnce() {
        assertSame(
                zip(Map.of(
                        "a.csv",
                        RVU_2025,
                        "b.txt",
                        Uploads.fixture("rvu2025-text.txt"),
                        "c.xlsx",
                        Uploads.fixture("rvu2025-workbook.xlsx"))),
                RVU_2025,
                Uploads.RVU_2025);
    }

    @Test
    void theEditionForQualifyingParticipantsGivesWayToTheOrdinaryOne() {
        byte[] qualifying =
                new String(RVU_2026, US_ASCII).replace("33.4009", "33.5675").getBytes(US_ASCII);
        assertSame(zip(Map.of("a_QPP.csv", qualifying, "b_nonQPP.csv", RVU_2026)), RVU_2026, Uploads.RVU_2026);
        assertSame(zip(Map.of("b_QPP.csv", qualifying, "a_nonQPP.csv", RVU_2026)), RVU_2026, Uploads.RVU_2026);
        assertThat(Uploads.checked(qualifying, Uploads.RVU_2026).warnings())
                .extracting(Problem::message)
                .containsExactly("The conversion factor is that of qualifying APM participants; the others are priced"
                        + " with 33.4009 all the same.");
    }

    @Test
    void twoDifferentTablesOfAKindAreRefused() {
        byte[] other = new String(GPCI_2026, US_ASCII).replace("0.913", "0.914").getBytes(US_ASCII);
        assertThat(Uploads.messages(
                        Uploads.refused(zip(Map.of("a.csv", GPCI_2026, "b.csv", other)), Uploads.GPCI_2026)))
                .contains("two different tables of one kind");
    }

    @Test
    void oneFaultyTableRefusesTheWholeArchive() {
        UploadReading.Refused refused = Uploads.refused(
                zip(Map.of("gpci.csv", Uploads.fixture("gpci2026-fabricated.csv"), "rvu.csv", RVU_2026)),
                Uploads.GPCI_2026);
        assertThat(refused.kind()).contains(ScheduleKind.GPCIS);
        assertThat(refused.problems()).allMatch(problem -> problem.message().startsWith("In gpci.csv: "));
    }

    @Test
    void anArchiveWithoutATableIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(zip(Map.of("a.pdf", DOCUMENT)), Uploads.RVU_2026)))
                .isEqualTo("The archive has no table that is known here.");
    }

    @Test
    void anArchiveCutOffIsRefused() {
        byte[] zip = zip(Map.of("rvu.csv", RVU_2026, "gpci.csv", GPCI_2026));
        for (int length : new int[] {10, zip.length / 2, zip.length - 1}) {
            assertThat(Uploads.messages(Uploads.refused(Arrays.copyOf(zip, length), Uploads.RVU_2026)))
                    .contains("it is cut off or altered");
        }
    }

    @Test
    void aFileThatUnpacksWithoutEndIsRefused() {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(Uploads.refused(bomb, Uploads.RVU_2026).problemCount()).isEqualTo(1);
        byte[] workbook =
                replaced(Uploads.fixture("rvu2025-workbook.xlsx"), "xl/sharedStrings.xml", new byte[(64 << 20) + 1]);
        assertThat(Uploads.messages(Uploads.refused(workbook, Uploads.RVU_2025)))
                .contains("more than 67108864 bytes");
    }

    @Test
    void aFilePackedOverAndOverIsRefused() {
        byte[] packed = GPCI_2026;
        for (int i = 0; i < 4; i++) {
            packed = gzip(packed);
        }
        assertThat(Uploads.messages(Uploads.refused(packed, Uploads.GPCI_2026))).contains("unpack it");
    }

    @Test
    void aWorkbookWithAnAlteredSheetIsRefused() {
        byte[] altered = replaced(
                Uploads.fixture("rvu2025-workbook.xlsx"),
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=".getBytes(UTF_8));
        assertThat(Uploads.refused(altered, Uploads.RVU_2025).problemCount()).isEqualTo(1);
    }

    /** The reader of workbooks makes room for every cell up to that place: three hundred million. */
    @Test
    void aWorkbookWithACellFarBeyondEverySheetIsRefusedWithoutMakingRoomForIt() {
        assertThat(Uploads.messages(Uploads.refused(workbookOf("ZZZZZZ1", "97110"), Uploads.RVU_2025)))
                .isEqualTo("A cell of the workbook stands where no sheet has one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1A", "A-1", "\u4e00\u4e00\u4e001", "$A$1", ""})
    void aWorkbookWithACellAtNoPlaceIsRefused(String place) {
        assertThat(Uploads.messages(Uploads.refused(workbookOf(place, "97110"), Uploads.RVU_2025)))
                .isEqualTo("A cell of the workbook stands where no sheet has one.");
    }

    @Test
    void aWorkbookWithATextLongerThanAnyCellIsRefused() {
        assertThat(Uploads.messages(Uploads.refused(workbookOf("A1", "9".repeat(70_000)), Uploads.RVU_2025)))
                .isEqualTo("A text of the workbook has more than 65536 characters.");
    }

    private static byte[] workbookOf(String place, String text) {
        return replaced(Uploads.fixture("rvu2025-workbook.xlsx"), "xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>""".formatted(place, text)
                .getBytes(UTF_8));
    }

    @Test
    void aWorkbookThatCallsForOtherFilesGetsNone() {
        byte[] calling =
                replaced(Uploads.fixture("rvu2025-workbook.xlsx"), "xl/sharedStrings.xml", """
                <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&secret;</t></si></sst>""".getBytes(UTF_8));
        assertThat(Uploads.messages(Uploads.refused(calling, Uploads.RVU_2025))).doesNotContain("root:");
    }

    @Test
    void aWorkbookWhoseTextsMultiplyEachOtherIsRefusedBeforeTheyDo() {
        // Ten to the ninth of the innermost.
        String entities = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> "<!ENTITY e%d \"%s\">".formatted(n, ("&e" + (n - 1) + ";").repeat(10)))
                .collect(joining("", "<!ENTITY e0 \"97110\">", ""));
        byte[] multiplying =
                replaced(Uploads.fixture("rvu2025-workbook.xlsx"), "xl/sharedStrings.xml", """
                <?xml version="1.0"?><!DOCTYPE sst [%s]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e9;</t></si></sst>""".formatted(entities)
                        .getBytes(UTF_8));

        assertThat(allocatedWhile(() -> assertThat(Uploads.refused(multiplying, Uploads.RVU_2025))
                        .isNotNull()))
                .isLessThan(64L << 20);
    }

    /** How many bytes the thread takes for what it does. */
    private static long allocatedWhile(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertSame(byte[] upload, byte[] plain, String key) {
        assertThat(Uploads.checked(upload, key).snapshot())
                .isEqualTo(Uploads.checked(plain, key).snapshot());
    }

    private static String lines(String fixture, UnaryOperator<String> change) {
        return new String(Uploads.fixture(fixture), US_ASCII)
                .lines()
                .map(change)
                .collect(joining("\r\n", "", "\r\n"));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zipped)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] replaced(byte[] zip, String name, byte[] content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(files).containsKey(name);
        files.put(name, content);
        return zip(files);
    }
}
