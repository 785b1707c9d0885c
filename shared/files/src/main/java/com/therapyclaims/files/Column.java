package com.therapyclaims.files;

/**
 * A column of an uploaded table.
 *
 * @param index from 0; -1 where the table has no such column
 * @param title as problems name it
 */
record Column(int index, String title) {
    boolean present() {
        return index >= 0;
    }
}
