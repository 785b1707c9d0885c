package com.therapyclaims.functions.readrepricings;

import com.therapyclaims.domain.repricing.ClaimChange;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A ledger as csv (RFC 4180), for spreadsheets. */
final class ChangesCsv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private ChangesCsv() {}

    /**
     * Writes a piece of the ledger.
     *
     * @param first whether it is the first one, which begins with the names of the columns: the pieces one after the other
     *     are the whole file
     */
    static String write(List<ClaimChange> changes, boolean first) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            if (first) {
                csv.writeRecord(
                        "claimId",
                        "payerId",
                        "dateOfService",
                        "fromRevision",
                        "toRevision",
                        "before",
                        "after",
                        "delta",
                        "rvu",
                        "gpci",
                        "conversionFactor",
                        "contract",
                        "rule");
            }
            changes.forEach(change -> csv.writeRecord(
                    safe(change.claimId()),
                    safe(change.payerId()),
                    change.dateOfService().toString(),
                    Integer.toString(change.fromRevision()),
                    change.toRevision()
                            .map(revision -> Integer.toString(revision))
                            .orElse(""),
                    change.before().toString(),
                    change.after().toString(),
                    change.delta().toString(),
                    change.causes().rvu().toString(),
                    change.causes().gpci().toString(),
                    change.causes().conversionFactor().toString(),
                    change.causes().contract().toString(),
                    change.causes().rule().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What somebody chose as a name must not run as a formula where the file is opened; amounts are ours and stay numbers. */
    private static String safe(String name) {
        return !name.isEmpty() && STARTS_A_FORMULA.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
