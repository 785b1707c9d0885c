package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A fee schedule's version among the attributes of an item. */
public final class VersionAttributes {
    private VersionAttributes() {}

    /**
     * Adds the version to an item.
     *
     * @param id what the attribute of the schedule's id is called there
     */
    public static void putInto(Map<String, AttributeValue> item, String id, ScheduleVersion version) {
        item.put(id, text(version.id()));
        item.put("version", text(version.version()));
        item.put("sha256", text(version.sha256()));
        item.put("effectiveFrom", text(version.effectiveFrom().toString()));
        version.effectiveTo().ifPresent(date -> item.put("effectiveTo", text(date.toString())));
        item.put("publishedAt", text(version.publishedAt().toString()));
        item.put("source", text(version.source()));
    }

    /**
     * The item's version.
     *
     * @param id what the attribute of the schedule's id is called there
     */
    public static ScheduleVersion read(Map<String, AttributeValue> item, String id) {
        return new ScheduleVersion(
                required(item, id),
                required(item, "version"),
                required(item, "sha256"),
                LocalDate.parse(required(item, "effectiveFrom")),
                optional(item, "effectiveTo").map(LocalDate::parse),
                Instant.parse(required(item, "publishedAt")),
                required(item, "source"));
    }
}
