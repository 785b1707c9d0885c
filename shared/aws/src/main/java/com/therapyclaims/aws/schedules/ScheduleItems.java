package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of the fee schedule table and their keys. The owner stands in every partition key, so that no key made for
 * one practice reaches another's tables.
 *
 * <ul>
 *   <li>{@code CATALOGUE#<owner>}: the published versions; one query reads them all.
 *   <li>{@code UPLOADS#<owner>}: what became of each upload, in the order of arrival.
 *   <li>{@code VERSION#<owner>}: where in that order a version stands.
 *   <li>{@code KEY#<uploaded key>}: the newest event seen for an object.
 * </ul>
 */
final class ScheduleItems {
    private ScheduleItems() {}

    static String cataloguePartition(ScheduleOwner owner) {
        return "CATALOGUE#" + owner(owner);
    }

    /** The practice in a catalogue's partition that is a practice's. */
    static String practiceId(String cataloguePartition) {
        return cataloguePartition.substring(
                cataloguePartition(ScheduleOwner.practice("")).length());
    }

    static String uploadsPartition(ScheduleOwner owner) {
        return "UPLOADS#" + owner(owner);
    }

    /**
     * The place of an upload in the order of arrival. It does not name what the file is, which is known only after its
     * check; the source's hash tells apart what arrived in the same moment.
     *
     * @param ordinal counts the tables of one upload from 0
     */
    private static String place(ScheduleUpload upload, int ordinal) {
        return arrival(upload) + ordinal;
    }

    /** What the places of all tables of one upload begin with. */
    static String arrival(ScheduleUpload upload) {
        return arrival(upload.sourceKey(), upload.receivedAt());
    }

    /** What the places of all tables begin with that arrived in this object at this moment. */
    static String arrival(String sourceKey, Instant receivedAt) {
        return Attributes.sortable(receivedAt) + "#" + Hashes.sha256(sourceKey).substring(0, 16) + "#";
    }

    static Map<String, AttributeValue> versionKey(ScheduleOwner owner, String id, String version) {
        return Attributes.key("VERSION#" + owner(owner), id + "#" + version);
    }

    /** Leads from a version's name to its upload. */
    static Map<String, AttributeValue> pointerItem(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        Map<String, AttributeValue> item = new HashMap<>(versionKey(owner, upload.id(), upload.version()));
        ItemFormat.putInto(item);
        item.put("place", text(place(upload, ordinal)));
        item.put("state", text(upload.state().name()));
        return item;
    }

    static Map<String, AttributeValue> sourceKey(String key) {
        return Attributes.key("KEY#" + key, "NEWEST");
    }

    static Map<String, AttributeValue> catalogueItem(ScheduleOwner owner, CatalogueEntry entry) {
        ScheduleVersion version = entry.version();
        Map<String, AttributeValue> item = new HashMap<>(Attributes.key(
                cataloguePartition(owner),
                String.join(
                        "#",
                        version.id(),
                        version.effectiveFrom().toString(),
                        Attributes.sortable(version.publishedAt()),
                        version.version())));
        ItemFormat.putInto(item);
        VersionAttributes.putInto(item, "id", version);
        item.put("snapshotKey", text(entry.snapshotKey()));
        return item;
    }

    static CatalogueEntry catalogueEntry(Map<String, AttributeValue> item) {
        return new CatalogueEntry(VersionAttributes.read(item, "id"), required(item, "snapshotKey"));
    }

    static Map<String, AttributeValue> uploadItem(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        Map<String, AttributeValue> item =
                new HashMap<>(Attributes.key(uploadsPartition(owner), place(upload, ordinal)));
        ItemFormat.putInto(item);
        item.put("id", text(upload.id()));
        item.put("version", text(upload.version()));
        item.put("sourceKey", text(upload.sourceKey()));
        item.put("state", text(upload.state().name()));
        item.put("rows", number(upload.rows()));
        upload.effectiveFrom().ifPresent(date -> item.put("effectiveFrom", text(date.toString())));
        upload.effectiveTo().ifPresent(date -> item.put("effectiveTo", text(date.toString())));
        item.put("sha256", text(upload.sha256()));
        item.put("receivedAt", text(upload.receivedAt().toString()));
        upload.publishedAt().ifPresent(moment -> item.put("publishedAt", text(moment.toString())));
        item.put("problems", problems(upload.problems()));
        item.put("problemCount", number(upload.problemCount()));
        item.put("warnings", problems(upload.warnings()));
        upload.repricingId().ifPresent(id -> item.put("repricingId", text(id)));
        return item;
    }

    static ScheduleUpload upload(Map<String, AttributeValue> item) {
        return new ScheduleUpload(
                required(item, "id"),
                required(item, "version"),
                required(item, "sourceKey"),
                State.valueOf(required(item, "state")),
                count(item, "rows"),
                optional(item, "effectiveFrom").map(LocalDate::parse),
                optional(item, "effectiveTo").map(LocalDate::parse),
                required(item, "sha256"),
                Instant.parse(required(item, "receivedAt")),
                optional(item, "publishedAt").map(Instant::parse),
                problems(item, "problems"),
                count(item, "problemCount"),
                problems(item, "warnings"),
                optional(item, "repricingId"));
    }

    private static AttributeValue problem(Problem problem) {
        return AttributeValue.fromM(Map.of(
                "row", number(problem.row()), "column", text(problem.column()), "message", text(problem.message())));
    }

    private static AttributeValue problems(List<Problem> problems) {
        return AttributeValue.fromL(
                problems.stream().map(ScheduleItems::problem).toList());
    }

    private static List<Problem> problems(Map<String, AttributeValue> item, String name) {
        return item.get(name).l().stream()
                .map(AttributeValue::m)
                .map(problem ->
                        new Problem(count(problem, "row"), required(problem, "column"), required(problem, "message")))
                .toList();
    }

    private static String owner(ScheduleOwner owner) {
        return switch (owner) {
            case ScheduleOwner.Medicare _ -> "medicare";
            case ScheduleOwner.Practice(String id) -> "PRACTICE#" + id;
        };
    }
}
