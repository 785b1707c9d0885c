package com.therapyclaims.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a row's cells out of the buffer that a text is read into. A cell that holds what the row before holds in the same
 * column is the same object: tables are sorted, and a large one repeats most of a row in the next.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {
    /** No row of any real file comes near; a file without line ends would otherwise be held in memory whole. */
    private static final int LONGEST_ROW = 1 << 20;

    private final List<String> cells = new ArrayList<>();
    private List<String> before = List.of();
    private int length;

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells.clear();
        length = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int width, boolean quoted) {
        length += width + 1;
        if (length > LONGEST_ROW) {
            throw new UnreadableException(
                    (int) getStartingLineNumber(), "The row has more than " + LONGEST_ROW + " characters.");
        }
        int start = offset;
        int end = offset + width;
        while (start < end && Text.isPadding(buffer[start])) {
            start++;
        }
        while (end > start && Text.isPadding(buffer[end - 1])) {
            end--;
        }
        String above = index < before.size() ? before.get(index) : "";
        cells.add(holds(buffer, start, end, above) ? above : new String(buffer, start, end - start));
    }

    private static boolean holds(char[] buffer, int start, int end, String text) {
        if (text.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (buffer[i] != text.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Row buildRecord() {
        Row row = new Row((int) getStartingLineNumber(), cells);
        before = row.cells();
        return row;
    }
}
