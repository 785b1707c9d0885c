package com.therapyclaims.functions.archivevisits;

import com.therapyclaims.aws.visitfiles.RowCounts;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileChunks.Parts;
import com.therapyclaims.aws.visitfiles.VisitFileChunks.Progress;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.aws.visitfiles.VisitLine;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.functions.archivevisits.RowArchive.Done;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Works on files of visits piece by piece. A chunk goes on from where it has come to, counts what it did in one
 * transaction and hands back what it has no time for. A row that fails is passed over and comes again by itself, so it
 * holds up no other. Whoever does a file's last row has the result written.
 */
final class VisitFileWorker {
    private static final Pattern ROW = Pattern.compile("\\{\"row\":([0-9]+).*");

    private final VisitFiles files;
    private final VisitFileChunks chunks;
    private final VisitFileObjects objects;
    private final VisitFileQueue queue;
    private final RowArchive rows;

    VisitFileWorker(
            VisitFiles files, VisitFileChunks chunks, VisitFileObjects objects, VisitFileQueue queue, RowArchive rows) {
        this.files = files;
        this.chunks = chunks;
        this.objects = objects;
        this.queue = queue;
        this.rows = rows;
    }

    /**
     * Does a piece of work.
     *
     * @param outOfTime whether to hand back what is left
     * @return how many rows were done
     * @throws IllegalStateException if the practice has no such file
     */
    int work(VisitFileWork work, BooleanSupplier outOfTime) {
        VisitFile file = files.find(work.practiceId(), work.fileId())
                .orElseThrow(() -> new IllegalStateException("a message about no file"));
        return switch (work) {
            case Chunk chunk -> chunk(file, chunk, outOfTime);
            case VisitFileWork.Row row -> row(file, row);
            case VisitFileWork.Result result -> {
                result(file, result);
                yield 0;
            }
        };
    }

    private int chunk(VisitFile file, Chunk chunk, BooleanSupplier outOfTime) {
        Progress progress = chunks.progress(chunk);
        List<VisitLine> lines = objects.chunk(chunk);
        Set<Integer> failed = new HashSet<>();
        StringBuilder results = new StringBuilder();
        RowCounts counts = RowCounts.NONE;
        int next = progress.next();
        // At least one row, however late it is: else a chunk could be handed on for ever.
        while (next < lines.size() && (next == progress.next() || !outOfTime.getAsBoolean())) {
            try {
                Done done = rows.archive(file, lines.get(next));
                results.append(done.line());
                counts = counts.plus(done.counts());
            } catch (RuntimeException e) {
                failed.add(next);
            }
            next++;
        }
        if (next > progress.next()) {
            String part = objects.writePart(chunk, results.toString());
            if (!chunks.advance(chunk, progress.next(), next, failed, part, counts)) {
                return 0;
            }
        }
        failed.addAll(progress.failed());
        queue.send(failed.stream()
                .map(place -> new VisitFileWork.Row(chunk, place))
                .toList());
        if (next < lines.size()) {
            queue.send(List.of(chunk));
        }
        resultIfComplete(file);
        return next - progress.next();
    }

    private int row(VisitFile file, VisitFileWork.Row row) {
        if (!chunks.progress(row.chunk()).failed().contains(row.index())) {
            resultIfComplete(file);
            return 0;
        }
        Done done = rows.archive(file, objects.chunk(row.chunk()).get(row.index()));
        chunks.settleRow(row, objects.writePart(row.chunk(), done.line()), done.counts());
        resultIfComplete(file);
        return 1;
    }

    private void resultIfComplete(VisitFile file) {
        boolean complete = files.find(file.practiceId(), file.id())
                .filter(now -> now.state() == State.ARCHIVING)
                .flatMap(VisitFile::rows)
                .filter(rows -> rows.done() == rows.total())
                .isPresent();
        if (complete) {
            queue.send(List.of(new VisitFileWork.Result(file.practiceId(), file.id())));
        }
    }

    private void result(VisitFile file, VisitFileWork.Result result) {
        if (file.state() != State.ARCHIVING) {
            return;
        }
        try {
            Path lines = Files.createTempFile("result", ".ndjson");
            try {
                write(file, lines);
                objects.writeResult(result, lines);
            } finally {
                Files.deleteIfExists(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.finish(file);
    }

    private void write(VisitFile file, Path path) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(path);
                Stream<Parts> all = chunks.parts(file)) {
            for (Iterator<Parts> parts = all.iterator(); parts.hasNext(); ) {
                for (String line : linesOf(parts.next())) {
                    writer.write(line);
                    writer.write('\n');
                }
            }
        }
    }

    /** A chunk's results in the order of its rows, also those that were tried again. */
    private List<String> linesOf(Parts parts) {
        return parts.names().stream()
                .flatMap(name -> objects.part(parts.chunk(), name).stream())
                .sorted(Comparator.comparingInt(VisitFileWorker::rowOf))
                .toList();
    }

    private static int rowOf(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalStateException("a line of ours begins with its row");
        }
        return Integer.parseInt(row.group(1));
    }
}
