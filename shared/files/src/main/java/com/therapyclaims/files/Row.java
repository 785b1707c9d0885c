package com.therapyclaims.files;

import java.util.List;

/**
 * A row of an uploaded table, whatever file it stands in.
 *
 * @param number the line or sheet row, from 1
 * @param cells the cells, without surrounding blanks
 */
record Row(int number, List<String> cells) {
    Row {
        cells = List.copyOf(cells);
    }

    /** The cell, empty where the row is too short to have it. */
    String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    /** Whether no cell holds anything: an empty line, or the end-of-file mark some CMS files end with. */
    boolean isBlank() {
        // A loop: a large file has millions of rows, and the first cell decides about most.
        for (String cell : cells) {
            if (!cell.isEmpty() && !cell.equals("\u001a")) {
                return false;
            }
        }
        return true;
    }
}
