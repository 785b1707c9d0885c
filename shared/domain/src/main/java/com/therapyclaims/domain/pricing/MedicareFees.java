package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.PlaceIndices.Located;
import com.therapyclaims.domain.pricing.PlaceIndices.Lookup;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Medicare's fees on one date at one place: the tables are opened once and asked for each line. A fee is the amount CMS
 * publishes where {@link PublishedAmounts} count and have it, and otherwise made by the formula from relative values and
 * indices; which of the two stands with each line.
 */
final class MedicareFees {
    /** Modifiers with an amount of their own that therapy codes do not have: components and altered services. */
    private static final Set<String> PRICED_BY_CONTRACTOR = Set.of("22", "26", "52", "53", "TC");

    private final FeeSchedules feeSchedules;
    private final Basis basis;
    private final LocalDate date;
    private final Optional<RvuSchedule> relativeValues;
    private final PlaceIndices places;
    private final Located located;
    private final Optional<PublishedAmounts> published;
    private final Journal journal;
    private Optional<Lookup> indices = Optional.empty();

    /**
     * Which of Medicare's fees are meant.
     *
     * @param date the date whose tables hold: the date of service, or one in the year a contract pins
     * @param place the place of the service, or the one a contract pins
     * @param placeOfRequest whether the place is the request's own
     * @param qualifying whether the clinician is a qualifying APM participant
     * @param reduction the percentage of practice expense that reduced units lose; empty where no unit is reduced
     */
    record Basis(
            LocalDate date,
            PricingPlace place,
            boolean placeOfRequest,
            boolean qualifying,
            Optional<BigDecimal> reduction) {
        /** The fees of the date of service and its place, as Medicare pays the clinician. */
        static Basis of(PriceRequest request) {
            return at(request.place(), request);
        }

        /** The same at the place of a line of the day. */
        static Basis at(PricingPlace place, PriceRequest request) {
            return new Basis(
                    request.dateOfService(),
                    place,
                    place.equals(request.place()),
                    request.qualifyingApmParticipant(),
                    Optional.of(MpprReduction.percent(request.dateOfService())));
        }

        /** Whether reduced units lose another part than the half for which CMS publishes amounts. */
        private boolean reducesOtherwise() {
            return reduction
                    .filter(percent -> percent.compareTo(UnitFee.PUBLISHED_REDUCTION) != 0)
                    .isPresent();
        }
    }

    /** Opens the tables. */
    MedicareFees(FeeSchedules feeSchedules, Basis basis, Journal journal) {
        this.feeSchedules = feeSchedules;
        this.basis = basis;
        this.date = basis.date();
        this.journal = journal;
        this.places = new PlaceIndices(feeSchedules, date, basis.placeOfRequest(), journal);
        this.relativeValues = feeSchedules.relativeValues(date);
        relativeValues.ifPresent(table -> journal.used("PHYSICIAN_FEE_SCHEDULE", table.version()));
        this.located = places.locate(basis.place());
        this.published = PublishedAmounts.open(feeSchedules, basis, located.inLocality(), journal);
        if (published.isEmpty()) {
            noteMissingValues();
            indices();
        }
    }

    /** What is wrong with the place, if the tables of the date do not know it. */
    Optional<Finding> unknownPlace() {
        return indices.filter(Lookup.Unknown.class::isInstance)
                .map(Lookup.Unknown.class::cast)
                .map(Lookup.Unknown::finding);
    }

    /** The fee of the line's code at the place of service. */
    MedicareFee find(LineToPrice line, String placeOfService) {
        Optional<PaymentAmount> amount = published.flatMap(amounts -> amounts.find(line.code()));
        if (amount.isEmpty()) {
            published.ifPresent(amounts -> explainMissing(line, amounts));
            return computed(line, placeOfService);
        }
        if (amount.get().therapyMppr() && basis.reducesOtherwise()) {
            journal.explain(
                    Rule.P_3,
                    Sentence.of(
                            "%s publishes the amount that loses half of practice expense; units here lose %s%%: the formula is used.",
                            published.get().source(),
                            basis.reduction().orElseThrow().toPlainString()));
            return computed(line, placeOfService);
        }
        return published(line, placeOfService, amount.get(), published.get());
    }

    private void explainMissing(LineToPrice line, PublishedAmounts amounts) {
        journal.explain(
                Rule.R_1,
                Sentence.of(
                        "%s has no amount of %s in locality %s: the formula is used.",
                        amounts.source(), line.code(), amounts.locality()));
    }

    private MedicareFee published(
            LineToPrice line, String placeOfService, PaymentAmount row, PublishedAmounts amounts) {
        return PaymentStatus.refusal(row)
                .or(() -> pricedByModifier(line))
                .map(MedicareFee.class::cast)
                .orElseGet(() -> new MedicareFee.Payable(
                        published(line, placeOfService, row),
                        row.therapyMppr(),
                        Sentence.of("locality %s, %s", amounts.locality(), amounts.source())));
    }

    private PublishedFee published(LineToPrice line, String placeOfService, PaymentAmount row) {
        var rate = PlaceOfServiceRate.choose(row.therapyMppr(), line.modifiers(), placeOfService);
        explain(row.code(), "published amount", row.nonFacility(), row.facility(), rate);
        Money full = rate.of(row.nonFacility(), row.facility());
        Optional<RelativeValue> values = relativeValues.flatMap(table -> table.find(row.code()));
        Optional<PhysicianFee> formula = values.flatMap(value -> formula(value, rate));
        formula.ifPresent(computed -> compare(row, full, computed));
        return new PublishedFee(
                row.code(),
                full,
                row.therapyReduced(),
                values.map(RelativeValue::nonFacilityPracticeExpense),
                formula.filter(computed -> sameCents(row, full, computed)));
    }

    /** The formula's fee, where every table it needs holds the code and the place; nothing is noted where not. */
    private Optional<PhysicianFee> formula(RelativeValue row, PlaceOfServiceRate.Choice rate) {
        boolean placeKnown = located.inLocality()
                .flatMap(locality -> feeSchedules.gpcis(date).flatMap(table -> table.find(locality)))
                .isPresent();
        return placeKnown && PaymentStatus.refusal(row).isEmpty() && indices() instanceof Lookup.Found found
                ? Optional.of(fee(row, rate, found, factor(row)))
                : Optional.empty();
    }

    private void compare(PaymentAmount row, Money full, PhysicianFee computed) {
        if (sameCents(row, full, computed)) {
            journal.explain(
                    Rule.R_1,
                    Sentence.of(
                            "%s: the formula gives the published amount too, %s.", row.code(), computed.fullFormula()));
            return;
        }
        journal.find(
                FindingCode.PRICE_SOURCES_DIFFER,
                "",
                Text.of(
                        "%s: CMS publishes %s, the formula gives %s; the published amount is used.",
                        row.code(),
                        amounts(full, row.therapyReduced(), row.therapyMppr()),
                        amounts(computed.full(), halved(computed), row.therapyMppr())));
    }

    private static boolean sameCents(PaymentAmount row, Money full, PhysicianFee computed) {
        return full.equals(computed.full())
                && (!row.therapyMppr() || row.therapyReduced().equals(halved(computed)));
    }

    private static Money halved(PhysicianFee fee) {
        return fee.reduced(UnitFee.PUBLISHED_REDUCTION);
    }

    private static String amounts(Money full, Money halved, boolean therapyMppr) {
        return therapyMppr ? full + " (reduced " + halved + ")" : full.toString();
    }

    private MedicareFee computed(LineToPrice line, String placeOfService) {
        if (relativeValues.isEmpty()) {
            noteMissingValues();
            return new MedicareFee.NotPayable(
                    NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, "no relative value file holds for " + date);
        }
        RvuSchedule table = relativeValues.get();
        Optional<RelativeValue> row = table.find(line.code());
        if (row.isEmpty()) {
            return new MedicareFee.NotPayable(
                    NotPricedReason.UNKNOWN_CODE,
                    Text.of("%s is not in %s", line.code(), table.version().source()));
        }
        return PaymentStatus.refusal(row.get())
                .or(() -> pricedByModifier(line))
                .map(MedicareFee.class::cast)
                .orElseGet(() -> atPlace(row.get(), line, placeOfService, table));
    }

    private static Optional<MedicareFee.NotPayable> pricedByModifier(LineToPrice line) {
        return Lists.first(line.modifiers(), PRICED_BY_CONTRACTOR::contains)
                .map(modifier -> new MedicareFee.NotPayable(
                        NotPricedReason.CONTRACTOR_PRICED,
                        Text.of("%s with modifier %s has an amount the contractor sets", line.code(), modifier)));
    }

    private MedicareFee atPlace(RelativeValue row, LineToPrice line, String placeOfService, RvuSchedule table) {
        return switch (indices()) {
            case Lookup.Found found -> payable(row, line, placeOfService, table, found);
            case Lookup.Unknown(Finding finding) ->
                new MedicareFee.NotPayable(NotPricedReason.UNKNOWN_PLACE, finding.message());
            case Lookup.NoTable(String reason) ->
                new MedicareFee.NotPayable(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, reason);
        };
    }

    private MedicareFee payable(
            RelativeValue row, LineToPrice line, String placeOfService, RvuSchedule table, Lookup.Found found) {
        var rate = PlaceOfServiceRate.choose(row.therapyMppr(), line.modifiers(), placeOfService);
        explain(row.code(), "practice expense", row.nonFacilityPracticeExpense(), row.facilityPracticeExpense(), rate);
        ConversionFactors.Choice factor = factor(row);
        explain(factor, table);
        return new MedicareFee.Payable(
                fee(row, rate, found, factor),
                row.therapyMppr(),
                Sentence.of("%s, %s", found.name(), table.version().source()));
    }

    private static PhysicianFee fee(
            RelativeValue row, PlaceOfServiceRate.Choice rate, Lookup.Found found, ConversionFactors.Choice factor) {
        return PhysicianFee.of(
                row,
                rate.of(row.nonFacilityPracticeExpense(), row.facilityPracticeExpense()),
                found.gpci(),
                factor.factor());
    }

    private ConversionFactors.Choice factor(RelativeValue row) {
        return ConversionFactors.choose(row.conversionFactor(), date, basis.qualifying());
    }

    private Lookup indices() {
        Lookup found = indices.orElseGet(() -> places.find(located));
        indices = Optional.of(found);
        return found;
    }

    private void noteMissingValues() {
        if (relativeValues.isEmpty()) {
            journal.unchecked(
                    "PHYSICIAN_FEE_SCHEDULE",
                    "Medicare physician fee schedule relative values",
                    "No relative value file holds for " + date + ".");
        }
    }

    private <T extends Comparable<T>> void explain(
            String code, String what, T nonFacility, T facility, PlaceOfServiceRate.Choice rate) {
        if (nonFacility.compareTo(facility) != 0) {
            journal.explain(
                    Rule.C_5,
                    Sentence.of(
                            "%s has %s %s outside and %s in a facility; %s is taken: %s.",
                            code, what, nonFacility, facility, rate.of(nonFacility, facility), rate.reason()));
        }
    }

    private void explain(ConversionFactors.Choice factor, RvuSchedule table) {
        Sentence text = Sentence.of("The conversion factor on %s is %s: %s.", date, factor.factor(), factor.reason());
        journal.explain(Rule.R_1, text);
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
                    Text.of(
                            "No factor of qualifying APM participants is known for %s: the ordinary one is used.",
                            date));
        }
    }
}
