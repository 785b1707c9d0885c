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
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The payers one practice can bill: the standard ones and those of its published contracts and fees. Those are read only
 * when a payer is asked for that is not a standard one.
 */
final class ContractPayers implements Payers {
    private static final String FEES = ScheduleKind.COMMERCIAL_FEES.id("");

    private final Payers standard = new StandardPayers();
    private final Lazy<Payers> all;

    ContractPayers(Supplier<Payers> all) {
        this.all = new Lazy<>(all);
    }

    @Override
    public Optional<Payer> find(String payerId, LocalDate dateOfService) {
        return (StandardPayers.isStandard(payerId) ? standard : all.get()).find(payerId, dateOfService);
    }

    @Override
    public List<String> knownIds() {
        return all.get().knownIds();
    }

    /** What fees come to where no contract says how they are paid: the lesser of charge and fee by line. */
    static List<PublishedContract> ofFeesAlone(Stream<ScheduleVersion> versions) {
        return versions.filter(version -> version.id().endsWith(FEES))
                .map(version -> new PublishedContract(plainest(version), version))
                .toList();
    }

    private static Contract plainest(ScheduleVersion fees) {
        String payerId = fees.id().substring(0, fees.id().length() - FEES.length());
        return new Contract(
                payerId,
                payerId,
                fees.effectiveFrom(),
                fees.effectiveTo(),
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
