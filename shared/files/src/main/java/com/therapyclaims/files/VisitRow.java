package com.therapyclaims.files;

import java.util.List;

/** A row of a file of visits. */
public sealed interface VisitRow {
    /** The line of the file the row begins in, counted from 1. */
    int number();

    /** A visit as JSON, as it stands in the file. */
    record Text(int number, String json) implements VisitRow {}

    /** A row of a table: its cells in the order of the header. */
    record Cells(int number, List<String> cells) implements VisitRow {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /** A row that is no text in UTF-8. */
    record NotUtf8(int number) implements VisitRow {}

    /** A row with more than {@link VisitRows#MOST_ROW_BYTES} bytes. */
    record TooLarge(int number) implements VisitRow {}
}
