package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.pricing.PlaceIndices.Lookup;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Medicare's fees on one date at one place: the tables are opened once and asked for each line. */
final class MedicareFees {
    /** Modifiers with an amount of their own that therapy codes do not have: components and altered services. */
    private static final Set<String> PRICED_BY_CONTRACTOR = Set.of("22", "26", "52", "53", "TC");

    private final LocalDate date;
    private final boolean qualifying;
    private final Optional<RvuSchedule> relativeValues;
    private final Lookup place;
    private final Journal journal;

    /**
     * Which of Medicare's fees are meant.
     *
     * @param date the date whose tables hold: the date of service, or one in the year a contract pins
     * @param place the place of the service, or the one a contract pins
     * @param placeOfRequest whether the place is the request's own
     * @param qualifying whether the clinician is a qualifying APM participant
     */
    record Basis(LocalDate date, PricingPlace place, boolean placeOfRequest, boolean qualifying) {
        /** The fees of the date of service and its place, as Medicare pays the clinician. */
        static Basis of(PriceRequest request) {
            return new Basis(request.dateOfService(), request.place(), true, request.qualifyingApmParticipant());
        }
    }

    /** Opens the tables. */
    MedicareFees(FeeSchedules feeSchedules, Basis basis, Journal journal) {
        this.date = basis.date();
        this.qualifying = basis.qualifying();
        this.journal = journal;
        this.relativeValues = feeSchedules.relativeValues(date);
        relativeValues.ifPresentOrElse(
                table -> journal.used("PHYSICIAN_FEE_SCHEDULE", table.version()),
                () -> journal.unchecked(
                        "PHYSICIAN_FEE_SCHEDULE",
                        "Medicare physician fee schedule relative values",
                        "No relative value file holds for " + date + "."));
        this.place = new PlaceIndices(feeSchedules, date, basis.placeOfRequest(), journal).find(basis.place());
    }

    /** What is wrong with the place, if the tables of the date do not know it. */
    Optional<Finding> unknownPlace() {
        return place instanceof Lookup.Unknown(Finding finding) ? Optional.of(finding) : Optional.empty();
    }

    /** The fee of the line's code at the place of service. */
    MedicareFee find(LineToPrice line, String placeOfService) {
        if (relativeValues.isEmpty()) {
            return new MedicareFee.NotPayable(
                    NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, "no relative value file holds for " + date);
        }
        RvuSchedule table = relativeValues.get();
        Optional<RelativeValue> row = table.find(line.code());
        if (row.isEmpty()) {
            return new MedicareFee.NotPayable(
                    NotPricedReason.UNKNOWN_CODE,
                    "%s is not in %s".formatted(line.code(), table.version().source()));
        }
        return PaymentStatus.refusal(row.get())
                .or(() -> pricedByModifier(line))
                .map(MedicareFee.class::cast)
                .orElseGet(() -> atPlace(row.get(), line.modifiers(), placeOfService, table));
    }

    private static Optional<MedicareFee.NotPayable> pricedByModifier(LineToPrice line) {
        return line.modifiers().stream()
                .filter(PRICED_BY_CONTRACTOR::contains)
                .findFirst()
                .map(modifier -> new MedicareFee.NotPayable(
                        NotPricedReason.CONTRACTOR_PRICED,
                        "%s with modifier %s has an amount the contractor sets".formatted(line.code(), modifier)));
    }

    private MedicareFee atPlace(RelativeValue row, List<String> modifiers, String placeOfService, RvuSchedule table) {
        return switch (place) {
            case Lookup.Found found -> payable(row, modifiers, placeOfService, table, found);
            case Lookup.Unknown(Finding finding) ->
                new MedicareFee.NotPayable(NotPricedReason.UNKNOWN_PLACE, finding.message());
            case Lookup.NoTable(String reason) ->
                new MedicareFee.NotPayable(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, reason);
        };
    }

    private MedicareFee payable(
            RelativeValue row, List<String> modifiers, String placeOfService, RvuSchedule table, Lookup.Found found) {
        var rate = PlaceOfServiceRate.choose(row, modifiers, placeOfService);
        if (rate.matters()) {
            journal.explain(
                    Rule.C_5,
                    "%s has practice expense %s outside and %s in a facility; %s is taken: %s."
                            .formatted(
                                    row.code(),
                                    row.nonFacilityPracticeExpense(),
                                    row.facilityPracticeExpense(),
                                    rate.practiceExpense(),
                                    rate.reason()));
        }
        var factor = ConversionFactors.choose(row.conversionFactor(), date, qualifying);
        explain(factor, table);
        return new MedicareFee.Payable(
                new PhysicianFee(row, rate.practiceExpense(), found.gpci(), factor.factor()),
                row.therapyMppr(),
                "%s, %s".formatted(found.name(), table.version().source()));
    }

    private void explain(ConversionFactors.Choice factor, RvuSchedule table) {
        String text = "The conversion factor on %s is %s: %s.".formatted(date, factor.factor(), factor.reason());
        journal.explain(Rule.R_4, text);
        if (factor.unpublished()) {
            journal.find(
                    FindingCode.PRICE_CONVERSION_FACTOR,
                    "",
                    text + " Check " + table.version().source() + ".");
        }
        if (factor.qualifyingUnknown()) {
            journal.find(
                    FindingCode.PRICE_CONVERSION_FACTOR,
                    "/qualifyingApmParticipant",
                    "No factor of qualifying APM participants is known for %s: the ordinary one is used."
                            .formatted(date));
        }
    }
}
