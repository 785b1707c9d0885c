package com.therapyclaims.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeeScheduleFilesTest {
    private static final byte[] GPCI = Uploads.bundled("2026-01-01/GPCI2026.csv");
    private static final String CONTRACT_KEY = "incoming/practices/demo/acme/2026-01-01/contract.json";

    @ParameterizedTest
    @ValueSource(
            strings = {"hello\n", "a,b,c\n1,2,3\n", "%PDF-1.7\n", "<html></html>", "\u0000\u0001\u0002", "HCPCS,MOD\n"})
    void aFileThatIsNoneOfThoseKnownIsRefusedWithTheOnesThatAre(String text) {
        UploadReading.Refused refused = Uploads.refused(text, Uploads.RVU_2026);
        assertThat(refused.kind()).isEmpty();
        assertThat(refused.problemCount()).isEqualTo(1);
        assertThat(Uploads.messages(refused)).contains("PPRRVU").contains("fees.csv");
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThat(Uploads.messages(Uploads.refused("", Uploads.RVU_2026))).isEqualTo("The file is empty.");
    }

    @Test
    void whatAFileIsItsContentSaysNotItsName() {
        assertThat(Uploads.checked(GPCI, "incoming/medicare/2026-01-01/PPRRVU2026.txt")
                        .kind())
                .isEqualTo(ScheduleKind.GPCIS);
    }

    @Test
    void aGzippedFileIsReadAsWhatIsInIt() throws IOException {
        byte[] zipped = gzip(GPCI);
        assertThat(Uploads.checked(zipped, Uploads.GPCI_2026).snapshot())
                .isEqualTo(Uploads.checked(GPCI, Uploads.GPCI_2026).snapshot());
        assertThat(Uploads.messages(Uploads.refused(Arrays.copyOf(zipped, zipped.length / 2), Uploads.GPCI_2026)))
                .contains("cannot be decompressed");
    }

    @Test
    void aTableOfMedicaresInAPracticesFolderIsRefused() {
        UploadReading.Refused refused = Uploads.refused(GPCI, Uploads.FEES);
        assertThat(refused.kind()).contains(ScheduleKind.GPCIS);
        assertThat(Uploads.messages(refused)).contains("below incoming/medicare/<effective date>/");
    }

    @Test
    void aPracticesFeesInMedicaresFolderAreRefused() {
        assertThat(Uploads.messages(Uploads.refused("code,modifier,amount\n97110,,1.00\n", Uploads.GPCI_2026)))
                .contains("below incoming/practices/<practice>/<payerId>/<effective date>/");
    }

    @Test
    void aContractIsHandedOnUnread() {
        byte[] contract = "\ufeff\n {\"payerId\":\"acme\"}".getBytes(UTF_8);
        UploadReading reading = Uploads.read(contract, CONTRACT_KEY, InForce.NOTHING);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        UploadReading.ContractDocument.class,
                        document -> assertThat(document.bytes()).isEqualTo(contract));
        assertThat(Uploads.messages(Uploads.refused(contract, Uploads.RVU_2026)))
                .contains("a practice's contract");
    }

    @Test
    void aQuoteThatNeverClosesIsRefusedWithoutTakingTheFileIntoMemory() {
        String head = new String(GPCI, UTF_8);
        String open = head + "\"" + "x".repeat(2_000_000);
        assertThat(Uploads.messages(Uploads.refused(open, Uploads.GPCI_2026)))
                .isEqualTo(
                        "The rows cannot be told apart from here on: a quote is opened and not closed, or it is cut off.");
    }

    @Test
    void aQuoteThatNeverClosesIsRefusedInAShortFileToo() {
        String open = new String(GPCI, UTF_8) + "\"1,2\n3,4\n";
        assertThat(Uploads.messages(Uploads.refused(open, Uploads.GPCI_2026)))
                .isEqualTo(
                        "The rows cannot be told apart from here on: a quote is opened and not closed, or it is cut off.");
    }

    @Test
    void aRowThatNeverEndsIsRefusedWithoutTakingTheFileIntoMemory() {
        String head = new String(GPCI, UTF_8);
        String endless = head + "1,".repeat(1_000_000);
        assertThat(Uploads.messages(Uploads.refused(endless, Uploads.GPCI_2026)))
                .isEqualTo("The row has more than 1048576 characters.");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }
}
