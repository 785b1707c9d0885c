package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.files.UnreadableException;
import com.therapyclaims.files.VisitRow;
import com.therapyclaims.files.VisitRows;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.VisitColumns;
import com.therapyclaims.http.requests.VisitJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file of visits of any bytes is rows or refused with a reason, and each row is a visit or a list of faults. */
class VisitFilesFuzzTest {
    private static final byte[] LINES = Inputs.text(
            (new String(Inputs.visit(), StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", "") + "\n").repeat(2));
    private static final byte[] TABLE = Inputs.text("""
            \ufeffpatient.id,patient.birthDate,payerId,dateOfService,placeOfService,locality,billingProvider.npi,\
            billingProvider.taxId,billingProvider.name,diagnoses,participating,minutes.97110,charge.97110,note.text
            p-1,1950-04-02,medicare,2026-08-03,11,15202-00,1234567893,123456789,Example Therapy,"M25.561; M25.562",true,33,\
            150.00,"Exercise, as ""planned"".
            Again."
            p-2,1950-04-02,medicare,2026-08-03,11,15202-00,1234567893,123456789,Example Therapy,,,,,
            """);

    @FuzzTest(maxDuration = "10m")
    void isRowsOrRefused(byte[] file) {
        try {
            VisitRows rows = VisitRows.of(new ByteArrayInputStream(file));
            Optional<VisitColumns> columns = rows.header().flatMap(VisitFilesFuzzTest::columns);
            for (Optional<VisitRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(row.get().number()).isPositive();
                isAVisitOrAListOfFaults(row.get(), columns);
            }
        } catch (UnreadableException e) {
            assertThat(e).hasMessageEndingWith(".");
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be had", e);
        }
    }

    @Test
    void nearlyRightFilesAreRowsOrRefused() {
        List<byte[]> inputs = new ArrayList<>(List.of(LINES, TABLE, Inputs.gzipped(LINES), Inputs.gzipped(TABLE)));
        Mutations.of(inputs, 250, this::isRowsOrRefused);
    }

    @Test
    void whatIsMutatedIsReadAsItWasMeant() {
        assertThat(visits(LINES)).isEqualTo(2);
        assertThat(visits(TABLE)).isEqualTo(2);
    }

    private static int visits(byte[] file) {
        try {
            VisitRows rows = VisitRows.of(new ByteArrayInputStream(file));
            Optional<VisitColumns> columns = rows.header().flatMap(VisitFilesFuzzTest::columns);
            int count = 0;
            for (Optional<VisitRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(json(row.get(), columns)).isPresent();
                count++;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be had", e);
        }
    }

    private static Optional<VisitColumns> columns(List<String> header) {
        return switch (VisitColumns.read(header)) {
            case VisitColumns.Reading.Usable(VisitColumns columns) -> Optional.of(columns);
            case VisitColumns.Reading.Faulty(List<VisitColumns.Fault> faults) -> {
                assertThat(faults).isNotEmpty();
                yield Optional.empty();
            }
        };
    }

    private static void isAVisitOrAListOfFaults(VisitRow row, Optional<VisitColumns> columns) {
        Optional<String> json = json(row, columns);
        if (json.isEmpty()) {
            return;
        }
        try {
            assertThat(Requests.read(json.get(), VisitJson.REQUEST)).isNotNull();
        } catch (MalformedJsonException e) {
            assertThat(row).as("what cells become is JSON").isInstanceOf(VisitRow.Text.class);
        } catch (InvalidRequestException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }

    private static Optional<String> json(VisitRow row, Optional<VisitColumns> columns) {
        return switch (row) {
            case VisitRow.Text(int _, String json) -> Optional.of(json);
            case VisitRow.Cells(int _, List<String> cells) -> columns.flatMap(known -> known.json(cells));
            case VisitRow.NotUtf8 _, VisitRow.TooLarge _ -> Optional.empty();
        };
    }
}
