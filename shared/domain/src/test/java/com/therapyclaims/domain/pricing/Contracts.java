package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.PublishedContract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds contracts with Acme: nothing but terms unless said otherwise. */
public final class Contracts {
    private static final MedicareBasis CURRENT = new MedicareBasis(Optional.empty(), Optional.empty());

    private final List<Term> terms = new ArrayList<>();
    private Mppr mppr = new Mppr(false, BigDecimal.ZERO);
    private AssistantReduction assistant = new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE);
    private LesserOf lesserOf = LesserOf.NONE;
    private Optional<Money> dailyCap = Optional.empty();
    private Unlisted unlisted = new Unlisted.NotPriced();
    private BigDecimal coinsurance = BigDecimal.ZERO;
    private boolean sequestration;
    private ModifierOrder modifierOrder = ModifierOrder.MEDICARE;
    private List<VisitLimit> visitLimits = List.of();

    public static Contracts acme() {
        return new Contracts();
    }

    public static Method percentOfMedicare(String percent) {
        return percentOfMedicare(percent, Rounding.PER_UNIT, CURRENT);
    }

    static Method percentOfMedicare(String percent, Rounding rounding) {
        return percentOfMedicare(percent, rounding, CURRENT);
    }

    static Method percentOfMedicare(String percent, Rounding rounding, MedicareBasis basis) {
        return new Method.PercentOfMedicare(new BigDecimal(percent), rounding, basis);
    }

    public static Method flat(String rate) {
        return new Method.FlatPerUnit(Money.of(rate));
    }

    /** Tiers of so many units; the last rate holds for all that are left. */
    static Method tiered(String rate, int units, String... next) {
        var tiers = new ArrayList<Tier>();
        tiers.add(new Tier(Optional.of(units), Money.of(rate)));
        for (int i = 0; i < next.length; i++) {
            Optional<Integer> held = i == next.length - 1 ? Optional.empty() : Optional.of(units);
            tiers.add(new Tier(held, Money.of(next[i])));
        }
        return new Method.TieredPerUnit(tiers);
    }

    static Method perVisit(String rate) {
        return new Method.PerVisit(Money.of(rate));
    }

    static Method percentOfCharge(String percent) {
        return new Method.PercentOfCharge(new BigDecimal(percent));
    }

    public Contracts all(Method method) {
        terms.add(new Term(new Scope.All(), method));
        return this;
    }

    Contracts codes(Method method, String... codes) {
        terms.add(new Term(new Scope.Codes(List.of(codes)), method));
        return this;
    }

    Contracts kinds(Method method, ServiceKind... kinds) {
        terms.add(new Term(new Scope.Kinds(List.of(kinds)), method));
        return this;
    }

    public Contracts mppr(String percent) {
        mppr = new Mppr(true, new BigDecimal(percent));
        return this;
    }

    Contracts assistant(String percent, AssistantBasis basis) {
        assistant = new AssistantReduction(new BigDecimal(percent), basis);
        return this;
    }

    Contracts lesserOf(LesserOf level) {
        lesserOf = level;
        return this;
    }

    Contracts dailyCap(String cap) {
        dailyCap = Optional.of(Money.of(cap));
        return this;
    }

    Contracts unlisted(String percent) {
        unlisted = new Unlisted.PercentOfCharge(new BigDecimal(percent));
        return this;
    }

    Contracts coinsurance(String percent) {
        coinsurance = new BigDecimal(percent);
        return this;
    }

    public Contracts limitedTo(VisitLimit... limits) {
        visitLimits = List.of(limits);
        return this;
    }

    Contracts sequestered() {
        sequestration = true;
        return this;
    }

    /** The payer wants these groups of modifiers first. */
    public Contracts modifiersFirst(ModifierGroup... groups) {
        modifierOrder = new ModifierOrder(List.of(groups));
        return this;
    }

    public Contract contract() {
        return new Contract(
                "acme",
                "Acme PPO",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                UnitRule.AMA_MIDPOINT,
                EditTable.NONE,
                terms,
                mppr,
                assistant,
                lesserOf,
                dailyCap,
                unlisted,
                coinsurance,
                sequestration,
                Optional.empty(),
                visitLimits,
                Optional.empty(),
                modifierOrder,
                Set.of());
    }

    /** The standard payers and Acme. */
    public Payers payers() {
        return new StandardPayers(List.of(new PublishedContract(
                contract(), CmsTables.version("acme-contract", "contract.json", LocalDate.of(2026, 1, 1)))));
    }

    Payer payer() {
        return payers().find("acme", LocalDate.of(2026, 3, 2)).orElseThrow();
    }
}
