package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import java.util.List;
import java.util.Map;

/** The published versions of each owner, as they stand at the moment of the call. */
public final class ScheduleCatalogue {
    private final Table table;

    /** The catalogue in this table. */
    public ScheduleCatalogue(Table table) {
        this.table = table;
    }

    /**
     * Every version the owner has published, by schedule, date and moment of publication. Read strongly consistent: what
     * was published before the call is in it.
     */
    public List<CatalogueEntry> entries(ScheduleOwner owner) {
        return beginning(owner, "");
    }

    /** The owner's versions of one schedule. */
    public List<CatalogueEntry> entries(ScheduleOwner owner, String scheduleId) {
        return beginning(owner, scheduleId + "#");
    }

    /**
     * The published contracts of every practice. Reads the whole catalogue, which holds an item a version: for planners,
     * not for requests.
     */
    public List<PracticesContract> contracts() {
        return table.scan(
                        "begins_with(pk, :catalogues) AND contains(sk, :contract)",
                        Map.of(
                                ":catalogues",
                                text(ScheduleItems.cataloguePartition(ScheduleOwner.practice(""))),
                                ":contract",
                                text(ScheduleKind.CONTRACT.id("") + "#")))
                .map(item -> new PracticesContract(
                        ScheduleItems.practiceId(required(item, "pk")), ScheduleItems.catalogueEntry(item)))
                .toList();
    }

    /** A contract in the catalogue, and whose it is. */
    public record PracticesContract(String practiceId, CatalogueEntry entry) {}

    private List<CatalogueEntry> beginning(ScheduleOwner owner, String beginning) {
        return table.in(ScheduleItems.cataloguePartition(owner), beginning)
                .map(ScheduleItems::catalogueEntry)
                .toList();
    }
}
