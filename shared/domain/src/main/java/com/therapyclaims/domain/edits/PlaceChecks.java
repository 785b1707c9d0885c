package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.RvuSchedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether Medicare pays the line in its place of service: no payment to an independent physical or occupational therapist
 * for a hospital's patients (C-6), and telehealth within its dates (C-7, see {@link TelehealthCheck}).
 */
final class PlaceChecks {
    private static final String CHECK = "PLACE_OF_SERVICE";
    private static final String SOURCE = "Physician Fee Schedule relative value file, PC/TC indicator 7";

    /** On-campus and off-campus outpatient hospital and inpatient hospital. */
    private static final Set<String> HOSPITAL = Set.of("19", "21", "22");

    /** Physical and occupational therapists in private practice. */
    private static final Set<String> INDEPENDENT_THERAPISTS = Set.of("PTPP", "OTPP");

    private final FeeSchedules feeSchedules;

    PlaceChecks(FeeSchedules feeSchedules) {
        this.feeSchedules = feeSchedules;
    }

    void run(EditRequest request, List<Line> lines, EditReport report) {
        if (!request.payerId().equals(StandardPayers.MEDICARE)) {
            report.cover(Coverage.unchecked(
                    CHECK,
                    SOURCE,
                    Text.of("Place of service rules are Medicare's; the payer is %s.", request.payerId())));
            return;
        }
        hospital(request, lines, report);
        TelehealthCheck.run(request, lines, report);
    }

    /**
     * The same with a hospital's patients looked at again, where there was no table to do it with (C-6).
     *
     * @param earlier what the edits said of the request
     */
    EditResult again(EditRequest request, EditResult earlier) {
        if (!request.payerId().equals(StandardPayers.MEDICARE)) {
            return earlier;
        }
        List<Line> lines = Line.of(request);
        EditReport report = new EditReport(request.modifierOrder());
        hospital(request, lines, report);
        return new EditResult(
                lines.stream()
                        .map(line -> {
                            CheckedLine was = earlier.lines().get(line.index());
                            return report.isDenied(line) ? was.denied() : was;
                        })
                        .toList(),
                earlier.ptp(),
                earlier.mue(),
                earlier.threshold(),
                Stream.concat(earlier.findings().stream(), report.findings().stream())
                        .toList(),
                earlier.explanation(),
                earlier.coverage().stream()
                        .flatMap(cover -> isUnchecked(cover) ? report.coverage().stream() : Stream.of(cover))
                        .toList());
    }

    static boolean isUnchecked(Coverage cover) {
        return cover.check().equals(CHECK) && !cover.checked();
    }

    private void hospital(EditRequest request, List<Line> lines, EditReport report) {
        Optional<String> place = request.placeOfService();
        if (place.isEmpty()) {
            report.cover(Coverage.unchecked(CHECK, SOURCE, "placeOfService was not sent."));
            return;
        }
        if (!HOSPITAL.contains(place.get())) {
            report.cover(Coverage.checked(CHECK, SOURCE));
            return;
        }
        if (request.providerType().isEmpty()) {
            report.cover(Coverage.unchecked(
                    CHECK,
                    SOURCE,
                    Text.of(
                            "providerType was not sent, so an independent therapist in place of service %s cannot be told.",
                            place.get())));
            return;
        }
        Optional<RvuSchedule> relativeValues = feeSchedules.relativeValues(request.dateOfService());
        if (relativeValues.isEmpty()) {
            report.cover(Coverage.unchecked(
                    CHECK, SOURCE, Text.of("No relative value file is loaded for %s.", request.dateOfService())));
            return;
        }
        report.cover(Coverage.checked(CHECK, relativeValues.get().version().source()));
        if (INDEPENDENT_THERAPISTS.contains(request.providerType().get())) {
            lines.stream()
                    .filter(line -> isTherapistService(line, relativeValues.get()))
                    .forEach(line ->
                            refuse(line, place.get(), request.providerType().get(), report));
        }
    }

    private static boolean isTherapistService(Line line, RvuSchedule relativeValues) {
        return relativeValues.find(line.code()).filter(row -> row.pcTc() == '7').isPresent();
    }

    private static void refuse(Line line, String place, String providerType, EditReport report) {
        report.deny(line);
        report.add(Finding.of(
                FindingCode.POS_PCTC7_HOSPITAL,
                "/placeOfService",
                Text.of(
                        "%s (PC/TC 7) is not payable to %s in place of service %s, a hospital.",
                        line.named(), providerType, place)));
    }
}
