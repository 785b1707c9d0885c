package com.therapyclaims.functions.receivevisitfile;

import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.events.UploadedObjects.Fetched;
import com.therapyclaims.aws.visitfiles.VisitFileKey;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.aws.visitfiles.VisitLine;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.files.UnreadableException;
import com.therapyclaims.files.VisitRow;
import com.therapyclaims.files.VisitRows;
import com.therapyclaims.http.requests.VisitColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the rows of an upload apart and hands them on in chunks. Nothing is handed on before the last row is read, and
 * everything can be done again: the same file gives the same chunks, and a chunk that comes twice is archived once.
 */
final class VisitFileSplit {
    private static final int MOST_ROWS_A_CHUNK = 100;
    private static final int MOST_CHARACTERS_A_CHUNK = 4 << 20;

    private final UploadedObjects uploads;
    private final VisitFiles files;
    private final VisitFileObjects objects;
    private final VisitFileQueue queue;

    VisitFileSplit(UploadedObjects uploads, VisitFiles files, VisitFileObjects objects, VisitFileQueue queue) {
        this.uploads = uploads;
        this.files = files;
        this.objects = objects;
        this.queue = queue;
    }

    /** What became of an upload. */
    sealed interface Outcome {
        /** Its rows are handed on. */
        record Divided(VisitFile file, int rows) implements Outcome {}

        /** Its rows cannot be told apart, and the file says so. */
        record Refused(VisitFile file) implements Outcome {}

        /** The practice's file was done with before. */
        record Known(VisitFile file) implements Outcome {}

        /** The object is gone, or is another one by now: its own event tells of it. */
        record Replaced() implements Outcome {}

        /** The key says of no practice whose file it would be. */
        record Misplaced() implements Outcome {}
    }

    Outcome split(ObjectCreated upload) {
        Optional<VisitFileKey> key = VisitFileKey.parse(upload.key());
        if (key.isEmpty()) {
            objects.reportMisplaced(upload.key());
            return new Outcome.Misplaced();
        }
        Optional<Fetched> fetched = uploads.fetch(upload);
        if (fetched.isEmpty()) {
            return new Outcome.Replaced();
        }
        try (Fetched content = fetched.get()) {
            VisitFile file = files.read(key.get().practiceId(), content.sha256(), upload.key());
            if (file.state() != State.READING && file.state() != State.ARCHIVING) {
                return new Outcome.Known(file);
            }
            return switch (content) {
                case Fetched.Whole whole -> split(file, whole);
                case Fetched.TooLarge tooLarge ->
                    refused(file, List.of(new Problem(0, "", tooLarge.message() + " Divide it.")));
            };
        }
    }

    private Outcome split(VisitFile file, Fetched.Whole content) {
        Chunks chunks = new Chunks(file);
        try (InputStream bytes = content.open()) {
            VisitRows rows = VisitRows.of(bytes);
            Optional<VisitColumns> columns = Optional.empty();
            if (rows.header().isPresent()) {
                switch (VisitColumns.read(rows.header().get())) {
                    case VisitColumns.Reading.Usable(VisitColumns usable) -> columns = Optional.of(usable);
                    case VisitColumns.Reading.Faulty(List<VisitColumns.Fault> faults) -> {
                        return refused(
                                file,
                                faults.stream()
                                        .map(fault -> new Problem(1, fault.column(), fault.message()))
                                        .toList());
                    }
                }
            }
            for (Optional<VisitRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                chunks.add(line(row.get(), columns));
            }
        } catch (UnreadableException e) {
            return refused(file, List.of(new Problem(e.row(), "", e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Chunk> divided = chunks.end();
        if (divided.isEmpty()) {
            return refused(file, List.of(new Problem(0, "", "The file has no visit.")));
        }
        files.archive(file, chunks.rows);
        queue.send(divided);
        return new Outcome.Divided(file, chunks.rows);
    }

    private Outcome refused(VisitFile file, List<Problem> problems) {
        files.refuse(file, problems);
        return new Outcome.Refused(file);
    }

    private static VisitLine line(VisitRow row, Optional<VisitColumns> columns) {
        return switch (row) {
            case VisitRow.Text(int number, String json) -> new VisitLine.Visit(number, json);
            case VisitRow.Cells(int number, List<String> cells) ->
                columns.orElseThrow()
                        .json(cells)
                        .<VisitLine>map(json -> new VisitLine.Visit(number, json))
                        .orElseGet(() -> new VisitLine.Unreadable(number, VisitLine.Why.MORE_CELLS));
            case VisitRow.NotUtf8(int number) -> new VisitLine.Unreadable(number, VisitLine.Why.NOT_UTF8);
            case VisitRow.TooLarge(int number) -> new VisitLine.Unreadable(number, VisitLine.Why.TOO_LARGE);
        };
    }

    /** The chunks of one file, written as they fill. */
    private final class Chunks {
        private final VisitFile file;
        private final List<Chunk> written = new ArrayList<>();
        private final StringBuilder lines = new StringBuilder();
        private int rowsInChunk;
        private int rows;

        private Chunks(VisitFile file) {
            this.file = file;
        }

        private void add(VisitLine line) {
            lines.append(line.write());
            rows++;
            rowsInChunk++;
            if (rowsInChunk == MOST_ROWS_A_CHUNK || lines.length() > MOST_CHARACTERS_A_CHUNK) {
                write();
            }
        }

        private List<Chunk> end() {
            if (rowsInChunk > 0) {
                write();
            }
            return List.copyOf(written);
        }

        private void write() {
            Chunk chunk = new Chunk(file.practiceId(), file.id(), written.size());
            objects.writeChunk(chunk, lines.toString());
            written.add(chunk);
            lines.setLength(0);
            rowsInChunk = 0;
        }
    }
}
