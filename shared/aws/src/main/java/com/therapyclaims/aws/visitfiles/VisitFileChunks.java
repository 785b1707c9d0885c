package com.therapyclaims.aws.visitfiles;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.domain.visitfiles.VisitFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How far the chunks of files of visits have come, which rows failed and wait for another try, and which parts hold the
 * results. A chunk moves on and its file counts in one transaction, so a message that comes twice counts once.
 */
public final class VisitFileChunks {
    private final Table table;
    private final Transactions transactions;

    /** Chunks in this table. */
    public VisitFileChunks(Table table) {
        this.table = table;
        this.transactions = new Transactions(table.dynamoDb());
    }

    /** How far a chunk has come. */
    public Progress progress(Chunk chunk) {
        Map<String, AttributeValue> item =
                table.get(VisitFileItems.chunkKey(chunk)).orElse(Map.of());
        return new Progress(
                count(item, "next"),
                item.containsKey("failed")
                        ? item.get("failed").ns().stream().map(Integer::valueOf).collect(Collectors.toSet())
                        : Set.of());
    }

    /**
     * Moves a chunk on and counts its rows.
     *
     * @param to the place of the next row that is not done
     * @param failed places of rows that are passed over and tried again by themselves
     * @param part holds the results
     * @return false if somebody else has moved it meanwhile: then nothing of this counts
     */
    public boolean advance(Chunk chunk, int from, int to, Set<Integer> failed, String part, RowCounts counts) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":to", number(to),
                ":none", AttributeValue.fromL(List.of()),
                ":part", AttributeValue.fromL(List.of(text(part))),
                ":format", ItemFormat.written()));
        if (from > 0) {
            values.put(":from", number(from));
        }
        String add = "";
        if (!failed.isEmpty()) {
            values.put(":failed", places(failed));
            add = " ADD failed :failed";
        }
        return together(
                chunk,
                counts,
                Update.builder()
                        .tableName(table.name())
                        .key(VisitFileItems.chunkKey(chunk))
                        .updateExpression(
                                "SET formatVersion = :format, #next = :to, parts = list_append(if_not_exists(parts, :none), :part)"
                                        + add)
                        .conditionExpression(from == 0 ? "attribute_not_exists(#next)" : "#next = :from")
                        .expressionAttributeNames(Map.of("#next", "next"))
                        .expressionAttributeValues(values)
                        .build());
    }

    /**
     * Counts a row that had failed and is done now.
     *
     * @return false if it was done before
     */
    public boolean settleRow(VisitFileWork.Row row, String part, RowCounts counts) {
        String place = Integer.toString(row.index());
        return together(
                row.chunk(),
                counts,
                Update.builder()
                        .tableName(table.name())
                        .key(VisitFileItems.chunkKey(row.chunk()))
                        .updateExpression("SET parts = list_append(parts, :part) DELETE failed :row")
                        .conditionExpression("contains(failed, :one)")
                        .expressionAttributeValues(Map.of(
                                ":part", AttributeValue.fromL(List.of(text(part))),
                                ":row", AttributeValue.fromNs(List.of(place)),
                                ":one", AttributeValue.fromN(place)))
                        .build());
    }

    private boolean together(Chunk chunk, RowCounts counts, Update move) {
        Update counted = Update.builder()
                .tableName(table.name())
                .key(VisitFileItems.fileKey(chunk.practiceId(), chunk.fileId()))
                .updateExpression("ADD done :done, ready :ready, needsCorrection :needsCorrection, refused :refused")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(
                        ":done", number(counts.done()),
                        ":ready", number(counts.ready()),
                        ":needsCorrection", number(counts.needsCorrection()),
                        ":refused", number(counts.refused())))
                .build();
        return transactions
                .write(Stream.of(move, counted)
                        .map(update ->
                                TransactWriteItem.builder().update(update).build())
                        .toList())
                .isEmpty();
    }

    /** The parts of a file's result by chunk, in the order of the chunks. */
    public Stream<Parts> parts(VisitFile file) {
        return table.in(VisitFileItems.chunksPartition(file.practiceId(), file.id()))
                .map(item -> new Parts(
                        new Chunk(file.practiceId(), file.id(), VisitFileItems.chunkNumber(item)),
                        item.get("parts").l().stream().map(AttributeValue::s).toList()));
    }

    /**
     * How far a chunk has come.
     *
     * @param next the place of the next row that is not done
     * @param failed places of rows before it that wait for another try
     */
    public record Progress(int next, Set<Integer> failed) {
        public Progress {
            failed = Set.copyOf(failed);
        }
    }

    /** The names of the parts that hold the results of a chunk. */
    public record Parts(Chunk chunk, List<String> names) {
        public Parts {
            names = List.copyOf(names);
        }
    }

    private static AttributeValue places(Set<Integer> places) {
        return AttributeValue.fromNs(
                new TreeSet<>(places).stream().map(String::valueOf).toList());
    }
}
