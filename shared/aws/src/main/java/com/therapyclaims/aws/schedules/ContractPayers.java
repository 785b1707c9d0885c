package com.therapyclaims.aws.schedules;

import com.therapyclaims.aws.Lazy;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.PublishedContract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The payers one practice can bill: the standard ones and those of its published contracts and fees. Those are read only
 * when a payer is asked for that is not a standard one.
 */
final class ContractPayers implements Payers {
    private static final String FEES = ScheduleKind.COMMERCIAL_FEES.id("");

    private final Payers standard = new StandardPayers();
    private final Lazy<Payers> all;

    ContractPayers(Supplier<List<PublishedContract>> contracts) {
        this.all = new Lazy<>(() -> new StandardPayers(contracts.get()));
    }

    @Override
    public Optional<Payer> find(String payerId, LocalDate dateOfService) {
        return (StandardPayers.isStandard(payerId) ? standard : all.get()).find(payerId, dateOfService);
    }

    @Override
    public List<String> knownIds() {
        return all.get().knownIds();
    }

    /** Payers whose fees are published but no contract: the fees as they stand, the lesser of charge and fee by line. */
    static List<PublishedContract> ofFeesAlone(List<CatalogueEntry> entries, List<PublishedContract> contracts) {
        Set<String> contracted = contracts.stream()
                .map(published -> published.contract().payerId())
                .collect(Collectors.toSet());
        return entries.stream()
                .map(CatalogueEntry::version)
                .filter(version -> version.id().endsWith(FEES))
                .filter(version -> !contracted.contains(payerId(version.id())))
                .map(version ->
                        new PublishedContract(plainest(payerId(version.id()), version.effectiveFrom()), version))
                .toList();
    }

    private static String payerId(String scheduleId) {
        return scheduleId.substring(0, scheduleId.length() - FEES.length());
    }

    private static Contract plainest(String payerId, LocalDate effectiveFrom) {
        return new Contract(
                payerId,
                payerId,
                effectiveFrom,
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.MEDICARE,
                List.of(new Term(new Scope.All(), new Method.FeeSchedule())),
                new Mppr(false, BigDecimal.ZERO),
                new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE),
                LesserOf.LINE,
                Optional.empty(),
                new Unlisted.NotPriced(),
                BigDecimal.ZERO,
                false);
    }
}
