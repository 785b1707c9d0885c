package com.therapyclaims.domain.schedules;

import java.nio.ByteBuffer;

/** Rows of one width that begin with an ASCII key and stand in its order: looked up in place, nothing is unpacked. */
final class SortedRows {
    private final ByteBuffer body;
    private final int start;
    private final int keyWidth;
    private final int rowWidth;
    private final int count;

    /**
     * Takes the rows that fill the body from {@code start} to its end.
     *
     * @throws SnapshotException if the rest of the body is no whole number of rows
     */
    SortedRows(ByteBuffer body, int start, int keyWidth, int rowWidth) {
        int length = body.limit() - start;
        if (length < 0 || length % rowWidth != 0) {
            throw new SnapshotException("a snapshot whose rows do not fill it");
        }
        this.body = body;
        this.start = start;
        this.keyWidth = keyWidth;
        this.rowWidth = rowWidth;
        this.count = length / rowWidth;
    }

    ByteBuffer body() {
        return body;
    }

    int count() {
        return count;
    }

    /** Where a row begins in the body. */
    int offset(int row) {
        return start + row * rowWidth;
    }

    /**
     * Where the row with the key begins in the body, or -1.
     *
     * @param key at most as long as the keys are wide; shorter ones stand filled up with spaces
     */
    int find(String key) {
        return find(key, "");
    }

    /** The same of a key in two parts, the second right behind the first. */
    int find(String key, String rest) {
        if (key.length() + rest.length() > keyWidth) {
            return -1;
        }
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(offset(middle), key, rest);
            if (order == 0) {
                return offset(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int offset, String key, String rest) {
        int order = compare(offset, 0, key);
        order = order != 0 ? order : compare(offset, key.length(), rest);
        for (int i = key.length() + rest.length(); i < keyWidth && order == 0; i++) {
            order = (char) body.get(offset + i) - ' ';
        }
        return order;
    }

    private int compare(int offset, int from, String part) {
        for (int i = 0; i < part.length(); i++) {
            int order = (char) body.get(offset + from + i) - part.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
