package com.therapyclaims.aws.visitfiles;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Files of visits in DynamoDB, from their upload to their result; how far their chunks are stands in {@link VisitFileChunks}. */
public final class VisitFiles {
    /** The index by {@code pk} and {@code since}: a chunk has no since and is in none of its partitions. */
    private static final String BY_TIME = "by-time";

    /** As many have room in an item, whatever they say. */
    private static final int PROBLEMS_KEPT = 100;

    private static final Cursors PLACES = new Cursors("[0-9T:.Z-]{20,30}#[0-9a-f]{64}");
    private static final String KEEPS_STATE = "attribute_not_exists(pk) OR #state IN (:awaited, :reading)";

    private final Table table;
    private final InstantSource clock;

    /** Files in this table. */
    public VisitFiles(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The practice's file, if it has it. */
    public Optional<VisitFile> find(String practiceId, String id) {
        return table.get(VisitFileItems.fileKey(practiceId, id)).map(item -> VisitFileItems.file(practiceId, item));
    }

    /**
     * A piece of the practice's files, the last begun first.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<VisitFile> page(String practiceId, int limit, Optional<String> cursor) {
        QueryRequest.Builder request = table.index(BY_TIME)
                .keyConditionExpression("pk = :practice")
                .expressionAttributeValues(Map.of(":practice", text(VisitFileItems.practice(practiceId))))
                .scanIndexForward(false)
                .limit(limit + 1);
        cursor.map(PLACES::place).ifPresent(place -> request.exclusiveStartKey(place(practiceId, place)));
        QueryResponse response = table.page(request);
        List<Map<String, AttributeValue>> items = response.items();
        List<Map<String, AttributeValue>> shown = items.subList(0, Math.min(limit, items.size()));
        // An answer of DynamoDB ends at a megabyte, however few items that are.
        boolean more = items.size() > limit || !response.lastEvaluatedKey().isEmpty();
        return new ListPage<>(
                shown.stream()
                        .map(item -> VisitFileItems.file(practiceId, item))
                        .toList(),
                more && !shown.isEmpty()
                        ? Optional.of(PLACES.encode(
                                required(shown.getLast(), "since") + "#" + VisitFileItems.fileId(shown.getLast())))
                        : Optional.empty());
    }

    private static Map<String, AttributeValue> place(String practiceId, String place) {
        String[] parts = place.split("#", -1);
        Map<String, AttributeValue> key = new HashMap<>(VisitFileItems.fileKey(practiceId, parts[1]));
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

    /** What somebody else has settled is as it should be. */
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
        table.updateIf(
                VisitFileItems.fileKey(practiceId, id),
                update -> update.updateExpression(
                                "SET #state = :state, sourceKey = if_not_exists(sourceKey, :key), keyName ="
                                        + " if_not_exists(keyName, :keyName), #role = if_not_exists(#role, :role), since ="
                                        + " if_not_exists(since, :now), formatVersion = :format")
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#state", "state", "#role", "role"))
                        .expressionAttributeValues(values));
    }

    /** The file's rows cannot be told apart. Of many problems the first are kept, and how many more there are. */
    public void refuse(VisitFile file, List<Problem> problems) {
        settle(
                file,
                "SET #state = :next, problems = :problems, finishedAt = :now",
                Map.of(
                        ":next", text(State.REFUSED.name()),
                        ":problems", VisitFileItems.problems(kept(problems)),
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

    /** As {@link #begin}. */
    private void settle(VisitFile file, String expression, Map<String, AttributeValue> values, State from) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":from", text(from.name()));
        Map<String, String> names = new HashMap<>(Map.of("#state", "state"));
        if (expression.contains("#rows")) {
            names.put("#rows", "rows");
        }
        table.updateIf(
                VisitFileItems.fileKey(file.practiceId(), file.id()),
                update -> update.updateExpression(expression)
                        .conditionExpression("#state = :from")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(all));
    }
}
