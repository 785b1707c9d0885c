package com.therapyclaims.aws.visitfiles;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.Problem;
import com.therapyclaims.domain.visitfiles.VisitFile.Rows;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of files of visits and their keys.
 *
 * <ul>
 *   <li>{@code PRACTICE#<practice>}, {@code FILE#<id>}: a file with its counts.
 *   <li>{@code PRACTICE#<practice>#FILE#<id>}, {@code CHUNK#<number>}: how far one of its chunks has come.
 * </ul>
 */
final class VisitFileItems {
    private static final String FILE = "FILE#";
    private static final String CHUNK = "CHUNK#";

    private VisitFileItems() {}

    static String practice(String practiceId) {
        return "PRACTICE#" + practiceId;
    }

    static Map<String, AttributeValue> fileKey(String practiceId, String id) {
        return Attributes.key(practice(practiceId), FILE + id);
    }

    static String chunksPartition(String practiceId, String id) {
        return practice(practiceId) + "#" + FILE + id;
    }

    static Map<String, AttributeValue> chunkKey(Chunk chunk) {
        return Attributes.key(
                chunksPartition(chunk.practiceId(), chunk.fileId()), CHUNK + "%06d".formatted(chunk.number()));
    }

    /** Which chunk of its file an item is of. */
    static int chunkNumber(Map<String, AttributeValue> item) {
        return Integer.parseInt(required(item, "sk").substring(CHUNK.length()));
    }

    /** Which file an item is of. */
    static String fileId(Map<String, AttributeValue> item) {
        return required(item, "sk").substring(FILE.length());
    }

    static VisitFile file(String practiceId, Map<String, AttributeValue> item) {
        return new VisitFile(
                practiceId,
                fileId(item),
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
                                .map(VisitFileItems::problem)
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

    static AttributeValue problems(List<Problem> problems) {
        return AttributeValue.fromL(problems.stream()
                .map(problem -> AttributeValue.fromM(Map.of(
                        "row", number(problem.row()),
                        "column", text(problem.column()),
                        "message", text(problem.message()))))
                .toList());
    }
}
