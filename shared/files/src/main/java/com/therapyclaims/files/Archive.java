package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of an archive come to together. CMS ships the same table as csv, text and workbook, and beside it
 * documents and tables that nobody here needs: the same table counts once, the others are passed over by name.
 */
final class Archive {
    private final Map<ScheduleKind, CheckedTable> tables = new EnumMap<>(ScheduleKind.class);
    private final List<Content.Document> documents = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final Problems problems = new Problems();
    private Optional<ScheduleKind> faultyKind = Optional.empty();
    private int faultyRows;

    /** Takes what a file turned out to hold. */
    void add(String name, Content content) {
        switch (content) {
            case Content.Tables found -> found.tables().forEach(this::add);
            case Content.Document document -> documents.add(document);
            case Content.Faulty faulty when faulty.kind().isEmpty() -> passedOver.add(name);
            case Content.Faulty faulty -> addFaults(name, faulty);
        }
    }

    private void add(CheckedTable table) {
        CheckedTable earlier = tables.putIfAbsent(table.kind(), table);
        if (earlier == null || (table.givesWay() && !earlier.givesWay())) {
            return;
        }
        if (earlier.givesWay() && !table.givesWay()) {
            tables.put(table.kind(), table);
        } else if (!Arrays.equals(earlier.snapshot(), table.snapshot())) {
            problems.fault("The archive holds two different tables of one kind, " + earlier.source() + " and "
                    + table.source() + ". Upload the one that is meant.");
        }
    }

    private void addFaults(String name, Content.Faulty faulty) {
        faultyKind = faultyKind.or(faulty::kind);
        faultyRows += faulty.rows();
        faulty.problems()
                .faults()
                .forEach(problem ->
                        problems.fault(problem.row(), problem.column(), "In " + name + ": " + problem.message()));
        problems.alsoCount(
                faulty.problems().faultCount() - faulty.problems().faults().size());
    }

    /** All of it, or nothing if any table has a fault. */
    Content content() {
        if (problems.anyFault()) {
            return new Content.Faulty(faultyKind, problems, faultyRows);
        }
        if (tables.isEmpty() && documents.size() == 1) {
            return documents.getFirst();
        }
        if (tables.isEmpty() || !documents.isEmpty()) {
            return Content.Faulty.of(
                    tables.isEmpty()
                            ? "The archive has no table that is known here."
                            : "The archive holds tables and a contract: upload them one by one.");
        }
        List<Problem> warnings = passedOver.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        0, "", "Passed over, as they are no table known here: " + String.join(", ", passedOver) + "."));
        return new Content.Tables(tables.values().stream()
                .map(table -> table.withWarnings(warnings))
                .toList());
    }
}
