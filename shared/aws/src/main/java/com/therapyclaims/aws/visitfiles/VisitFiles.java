package com.therapyclaims.aws.visitfiles;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Items;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.Rows;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Files of visits in DynamoDB. {@code PRACTICE#<practice>}, {@code FILE#<id>} is a file with its counts;
 * {@code PRACTICE#<practice>#FILE#<id>}, {@code CHUNK#<number>} says how far a chunk has come, which rows failed and wait
 * for another try, and which parts hold the results. A chunk moves on and the file counts in one transaction, so a message
 * that comes twice counts once.
 */
public final class VisitFiles {
    /** The index by {@code pk} and {@code since}: a chunk has no since and is in none of its partitions. */
    private static final String BY_TIME = "by-time";

    /** As many have room in an item, whatever they say. */
    private static final int PROBLEMS_KEPT = 100;

    private static final String FILE = "FILE#";
    private static final Cursors PLACES = new Cursors("[0-9T:.Z-]{20,30}#[0-9a-f]{64}");
    private static final String KEEPS_STATE = "attribute_not_exists(pk) OR #state IN (:awaited, :reading)";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;
    private final Transactions transactions;

    /** Files in the named table. */
    public VisitFiles(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.transactions = new Transactions(dynamoDb);
    }

    /** The practice's file, if it has it. */
    public Optional<VisitFile> find(String practiceId, String id) {
        return Items.get(dynamoDb, table, fileKey(practiceId, id)).map(item -> file(practiceId, id, item));
    }

    /**
     * A piece of the practice's files, the last begun first.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<VisitFile> page(String practiceId, int limit, Optional<String> cursor) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .indexName(BY_TIME)
                .keyConditionExpression("pk = :practice")
                .expressionAttributeValues(Map.of(":practice", text(practice(practiceId))))
                .scanIndexForward(false)
                .limit(limit + 1);
        cursor.map(PLACES::place).ifPresent(place -> request.exclusiveStartKey(place(practiceId, place)));
        QueryResponse response = dynamoDb.query(request.build());
        List<Map<String, AttributeValue>> items = response.items();
        List<Map<String, AttributeValue>> shown = items.subList(0, Math.min(limit, items.size()));
        // An answer of DynamoDB ends at a megabyte, however few items that are.
        boolean more = items.size() > limit || !response.lastEvaluatedKey().isEmpty();
        return new ListPage<>(
                shown.stream().map(item -> file(practiceId, idOf(item), item)).toList(),
                more && !shown.isEmpty()
                        ? Optional.of(PLACES.encode(required(shown.getLast(), "since") + "#" + idOf(shown.getLast())))
                        : Optional.empty());
    }

    private static Map<String, AttributeValue> place(String practiceId, String place) {
        String[] parts = place.split("#", -1);
        Map<String, AttributeValue> key = new HashMap<>(fileKey(practiceId, parts[1]));
        key.put("since", text(parts[0]));
        return key;
    }

    /** Expects an upload; a file that is known already stays as it is. */
    public void await(String practiceId, String id, String key, Uploader uploader) {
        begin(practiceId, id, key, uploader, State.AWAITED, "attribute_not_exists(pk)");
    }

    /**
     * Begins to read an upload.
     *
     * @return the file; it is {@code READING} unless it was read before
     */
    public VisitFile read(String practiceId, String id, String key) {
        begin(practiceId, id, key, Uploader.OF_THE_BUCKET, State.READING, KEEPS_STATE);
        return find(practiceId, id).orElseThrow();
    }

    private void begin(String practiceId, String id, String key, Uploader uploader, State state, String condition) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":state", text(state.name()),
                ":key", text(key),
                ":keyName", text(uploader.keyName()),
                ":role", text(uploader.role()),
                ":now", text(clock.instant().toString()),
                ":format", ItemFormat.written()));
        if (condition.equals(KEEPS_STATE)) {
            values.put(":awaited", text(State.AWAITED.name()));
            values.put(":reading", text(State.READING.name()));
        }
        unlessSettled(() -> dynamoDb.updateItem(update -> update.tableName(table)
                .key(fileKey(practiceId, id))
                .updateExpression("SET #state = :state, sourceKey = if_not_exists(sourceKey, :key), keyName ="
                        + " if_not_exists(keyName, :keyName), #role = if_not_exists(#role, :role), since ="
                        + " if_not_exists(since, :now), formatVersion = :format")
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#state", "state", "#role", "role"))
                .expressionAttributeValues(values)));
    }

    /** The file's rows cannot be told apart. Of many problems the first are kept, and how many more there are. */
    public void refuse(VisitFile file, List<Problem> problems) {
        settle(
                file,
                "SET #state = :next, problems = :problems, finishedAt = :now",
                Map.of(
                        ":next", text(State.REFUSED.name()),
                        ":problems",
                                AttributeValue.fromL(kept(problems).stream()
                                        .map(problem -> AttributeValue.fromM(Map.of(
                                                "row", number(problem.row()),
                                                "column", text(problem.column()),
                                                "message", text(problem.message()))))
                                        .toList()),
                        ":now", text(clock.instant().toString())),
                State.READING);
    }

    private static List<Problem> kept(List<Problem> problems) {
        if (problems.size() <= PROBLEMS_KEPT) {
            return problems;
        }
        String more = "%d more problems are not listed".formatted(problems.size() - PROBLEMS_KEPT);
        return Stream.concat(problems.stream().limit(PROBLEMS_KEPT), Stream.of(new Problem(0, "", more)))
                .toList();
    }

    /** The file's rows are counted and wait in chunks. */
    public void archive(VisitFile file, int rows) {
        settle(
                file,
                "SET #state = :next, #rows = :rows",
                Map.of(":next", text(State.ARCHIVING.name()), ":rows", number(rows)),
                State.READING);
    }

    /** The file's result is written. */
    public void finish(VisitFile file) {
        settle(
                file,
                "SET #state = :next, finishedAt = :now",
                Map.of(
                        ":next",
                        text(State.DONE.name()),
                        ":now",
                        text(clock.instant().toString())),
                State.ARCHIVING);
    }

    private void settle(VisitFile file, String expression, Map<String, AttributeValue> values, State from) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":from", text(from.name()));
        Map<String, String> names = new HashMap<>(Map.of("#state", "state"));
        if (expression.contains("#rows")) {
            names.put("#rows", "rows");
        }
        unlessSettled(() -> dynamoDb.updateItem(update -> update.tableName(table)
                .key(fileKey(file.practiceId(), file.id()))
                .updateExpression(expression)
                .conditionExpression("#state = :from")
                .expressionAttributeNames(names)
                .expressionAttributeValues(all)));
    }

    /** How far a chunk has come. */
    public Progress progress(Chunk chunk) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(chunkKey(chunk)).consistentRead(true))
                .item();
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
                        .tableName(table)
                        .key(chunkKey(chunk))
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
                        .tableName(table)
                        .key(chunkKey(row.chunk()))
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
                .tableName(table)
                .key(fileKey(chunk.practiceId(), chunk.fileId()))
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
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("pk = :file")
                        .expressionAttributeValues(Map.of(":file", text(filePartition(file.practiceId(), file.id()))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Parts(
                        new Chunk(
                                file.practiceId(),
                                file.id(),
                                Integer.parseInt(required(item, "sk").substring("CHUNK#".length()))),
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

    /** Somebody else settled it before: then it is as it should be. */
    private static void unlessSettled(Runnable write) {
        try {
            write.run();
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    private static AttributeValue places(Set<Integer> places) {
        return AttributeValue.fromNs(
                new TreeSet<>(places).stream().map(String::valueOf).toList());
    }

    private static Map<String, AttributeValue> fileKey(String practiceId, String id) {
        return Attributes.key(practice(practiceId), FILE + id);
    }

    private static String filePartition(String practiceId, String id) {
        return practice(practiceId) + "#" + FILE + id;
    }

    private static String practice(String practiceId) {
        return "PRACTICE#" + practiceId;
    }

    private static String idOf(Map<String, AttributeValue> item) {
        return required(item, "sk").substring(FILE.length());
    }

    private static Map<String, AttributeValue> chunkKey(Chunk chunk) {
        return Attributes.key(
                filePartition(chunk.practiceId(), chunk.fileId()), "CHUNK#" + "%06d".formatted(chunk.number()));
    }

    private static VisitFile file(String practiceId, String id, Map<String, AttributeValue> item) {
        return new VisitFile(
                practiceId,
                id,
                required(item, "sourceKey"),
                State.valueOf(required(item, "state")),
                item.containsKey("rows")
                        ? Optional.of(new Rows(
                                count(item, "rows"),
                                count(item, "done"),
                                count(item, "ready"),
                                count(item, "needsCorrection"),
                                count(item, "refused")))
                        : Optional.empty(),
                item.containsKey("problems")
                        ? item.get("problems").l().stream()
                                .map(VisitFiles::problem)
                                .toList()
                        : List.of(),
                new Uploader(required(item, "keyName"), required(item, "role")),
                Instant.parse(required(item, "since")),
                optional(item, "finishedAt").map(Instant::parse));
    }

    private static Problem problem(AttributeValue value) {
        Map<String, AttributeValue> fields = value.m();
        return new Problem(count(fields, "row"), required(fields, "column"), required(fields, "message"));
    }
}
