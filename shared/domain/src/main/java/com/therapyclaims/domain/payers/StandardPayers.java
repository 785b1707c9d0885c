package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method.PercentOfMedicare;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The payers every practice can bill, {@code medicare} and {@code commercial}, and those a practice has a contract with.
 * {@code commercial-100} to {@code commercial-130} are the preset at another percentage of Medicare.
 *
 * <p>{@code commercial} is a plain preset: the midpoint rule, 120% of the Medicare amount of the place and date rounded
 * per unit, no MPPR, no assistant cut, the lesser of charge and amount per line, Medicare's edit table.
 */
public final class StandardPayers implements Payers {
    /** Medicare Part B. */
    public static final String MEDICARE = "medicare";

    /** The preset of a plain commercial payer. */
    public static final String COMMERCIAL = "commercial";

    private static final BigDecimal USUAL_PERCENT = BigDecimal.valueOf(120);
    private static final Pattern AT_ANOTHER_PERCENTAGE = Pattern.compile("commercial-(1[0-2][0-9]|130)");

    private static final Payer MEDICARE_PAYER = new Payer(
            MEDICARE,
            "Medicare Part B",
            UnitRule.CMS_8_MINUTE,
            EditTable.MEDICARE,
            ModifierOrder.MEDICARE,
            Set.of(),
            new PaymentTerms.MedicarePartB());
    private static final Payer COMMERCIAL_PAYER =
            payerOf(commercialPreset(COMMERCIAL, USUAL_PERCENT), Optional.empty());

    private final List<PublishedContract> contracts;
    private final List<PublishedContract> ofFeesAlone;

    /** The standard payers alone. */
    public StandardPayers() {
        this(List.of(), List.of());
    }

    /**
     * The standard payers and the practice's contracts.
     *
     * @param contracts every version known, in the order they were published; one for a standard payer's id is never used
     */
    public StandardPayers(List<PublishedContract> contracts) {
        this(contracts, List.of());
    }

    /**
     * The standard payers, the practice's contracts, and its payers of whom no more than fees are published.
     *
     * @param contracts every version known, in the order they were published; one for a standard payer's id is never used
     * @param ofFeesAlone terms that hold on the dates that no contract with the payer holds for, in that order too
     */
    public StandardPayers(List<PublishedContract> contracts, List<PublishedContract> ofFeesAlone) {
        this.contracts = List.copyOf(contracts);
        this.ofFeesAlone = List.copyOf(ofFeesAlone);
    }

    /** Whether the id is one of the standard payers, which no contract can redefine. */
    public static boolean isStandard(String payerId) {
        return payerId.equals(MEDICARE)
                || payerId.equals(COMMERCIAL)
                || AT_ANOTHER_PERCENTAGE.matcher(payerId).matches();
    }

    /**
     * {@inheritDoc} Of the contract's versions that begin on the same date the one published last takes the others' place,
     * so that it can end the contract earlier than they did; of what is left and in force on the date, the one that began
     * last holds.
     */
    @Override
    public Optional<Payer> find(String payerId, LocalDate dateOfService) {
        return switch (payerId) {
            case MEDICARE -> Optional.of(MEDICARE_PAYER);
            case COMMERCIAL -> Optional.of(COMMERCIAL_PAYER);
            default ->
                preset(payerId)
                        .or(() -> inForce(contracts, payerId, dateOfService))
                        .or(() -> inForce(ofFeesAlone, payerId, dateOfService));
        };
    }

    private static Optional<Payer> preset(String payerId) {
        Matcher preset = AT_ANOTHER_PERCENTAGE.matcher(payerId);
        return preset.matches()
                ? Optional.of(payerOf(commercialPreset(payerId, new BigDecimal(preset.group(1))), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Payer> inForce(List<PublishedContract> versions, String payerId, LocalDate dateOfService) {
        return versions.stream()
                .filter(published -> published.contract().payerId().equals(payerId))
                .collect(Collectors.toMap(
                        published -> published.contract().effectiveFrom(),
                        Function.identity(),
                        (_, correction) -> correction))
                .values()
                .stream()
                .filter(published -> published.contract().inForce(dateOfService))
                .max(Comparator.comparing(published -> published.contract().effectiveFrom()))
                .map(published -> payerOf(published.contract(), Optional.of(published.version())));
    }

    @Override
    public List<String> knownIds() {
        return Stream.concat(
                        Stream.of(MEDICARE, COMMERCIAL),
                        Stream.concat(contracts.stream(), ofFeesAlone.stream())
                                .map(published -> published.contract().payerId()))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Payer payerOf(Contract contract, Optional<ScheduleVersion> publishedAs) {
        return new Payer(
                contract.payerId(),
                contract.name(),
                contract.unitRule(),
                contract.editTable(),
                contract.modifierOrder(),
                contract.requiredElements(),
                new PaymentTerms.Commercial(contract, publishedAs));
    }

    private static Contract commercialPreset(String payerId, BigDecimal percentOfMedicare) {
        var asMedicareOfPlaceAndDate = new MedicareBasis(Optional.empty(), Optional.empty());
        return new Contract(
                payerId,
                Text.of("Commercial payer (preset: %s%% of Medicare)", percentOfMedicare),
                LocalDate.EPOCH,
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.MEDICARE,
                List.of(new Term(
                        new Scope.All(),
                        new PercentOfMedicare(percentOfMedicare, Rounding.PER_UNIT, asMedicareOfPlaceAndDate))),
                new Mppr(false, BigDecimal.ZERO),
                new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE),
                LesserOf.LINE,
                Optional.empty(),
                new Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false);
    }
}
