package com.therapyclaims.files;

import java.io.IOException;
import java.util.Optional;

/** The rows of a file, one after the other; blank rows are passed over. */
interface RowSource {
    /**
     * The next row, or empty at the end.
     *
     * @throws UnreadableException if the file cannot be read on, with words for the uploader
     */
    Optional<Row> next() throws IOException;

    /** At the end: whether the file's last byte ends a line. */
    boolean endsWithLineEnd();
}
