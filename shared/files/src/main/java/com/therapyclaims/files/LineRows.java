package com.therapyclaims.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The rows of a text without delimiters, its layout's titles first. */
final class LineRows implements RowSource {
    private final RowSource lines;
    private final LineLayout layout;
    private final Queue<Row> titles = new ArrayDeque<>();

    /**
     * Divides lines.
     *
     * @param lines the text's lines, each a row of one cell
     */
    LineRows(RowSource lines, LineLayout layout) {
        this.lines = lines;
        this.layout = layout;
        layout.titles().forEach(level -> titles.add(new Row(0, level)));
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (!titles.isEmpty()) {
            return Optional.of(titles.remove());
        }
        for (Optional<Row> line = lines.next(); line.isPresent(); line = lines.next()) {
            List<String> cells = layout.cells(line.get().cell(0));
            if (!cells.isEmpty()) {
                return Optional.of(new Row(
                        line.get().number(), cells.stream().map(Text::clean).toList()));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean endsWithLineEnd() {
        return lines.endsWithLineEnd();
    }
}
