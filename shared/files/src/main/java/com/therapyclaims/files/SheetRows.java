package com.therapyclaims.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;

/** The rows of a workbook's sheet. */
final class SheetRows implements RowSource {
    /** Workbooks keep binary fractions: 0.45 may be stored as 0.45000000000000001. This is what they show and mean. */
    private static final MathContext SHOWN = new MathContext(15);

    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

    SheetRows(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Row> next() {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row found = rows.next();
                Row row = new Row(found.getRowNum(), cells(found));
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            // The library tells of some damage by an exception of its own, of some by what its arithmetic runs into.
            throw new UnreadableException("The workbook cannot be read: it is altered or cut off.");
        }
    }

    /** A workbook's rows are whole or its container is broken. */
    @Override
    public boolean endsWithLineEnd() {
        return true;
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        return IntStream.range(0, row.getCellCount())
                .mapToObj(i -> row.getOptionalCell(i).map(SheetRows::text).orElse(""))
                .map(Text::clean)
                .toList();
    }

    private static String text(Cell cell) {
        return cell.getValue() instanceof BigDecimal number
                ? number.round(SHOWN).stripTrailingZeros().toPlainString()
                : cell.getText();
    }
}
