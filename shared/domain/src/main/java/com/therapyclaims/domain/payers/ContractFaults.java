package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.Locality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything a contract says that it cannot mean, all at once, so that its author corrects it in one go. */
public final class ContractFaults {
    private static final Pattern PAYER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{5}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HIGHEST_PERCENT_OF_MEDICARE = BigDecimal.valueOf(1000);
    private static final int FIRST_YEAR_OF_THE_FEE_SCHEDULE = 1992;
    private static final int LAST_YEAR = 2100;

    private final List<ContractFault> faults = new ArrayList<>();
    private final Set<String> codesOfEarlierTerms = new HashSet<>();
    private final Set<ServiceKind> kindsOfEarlierTerms = EnumSet.noneOf(ServiceKind.class);
    private Optional<Integer> termForAll = Optional.empty();

    private ContractFaults() {}

    /** The faults, in the order of the contract; empty where it can be used. */
    public static List<ContractFault> of(Contract contract) {
        var found = new ContractFaults();
        found.head(contract);
        for (int i = 0; i < contract.terms().size(); i++) {
            found.term(contract.terms().get(i), i);
        }
        found.rest(contract);
        return List.copyOf(found.faults);
    }

    private void head(Contract contract) {
        String id = contract.payerId();
        if (!PAYER_ID.matcher(id).matches()) {
            fault(
                    "/payerId",
                    "A payer's id is 1 to 64 letters, digits, '.', '_' and '-', and begins with a letter or digit.");
        }
        if (StandardPayers.isStandard(id)) {
            fault("/payerId", Text.of("%s is a standard payer; a contract needs an id of its own.", id));
        }
        if (contract.name().isBlank()) {
            fault("/name", "The contract needs the payer's name.");
        }
        contract.effectiveTo()
                .filter(last -> last.isBefore(contract.effectiveFrom()))
                .ifPresent(last -> fault(
                        "/effectiveTo",
                        Text.of("The contract ends on %s, before it begins on %s.", last, contract.effectiveFrom())));
        if (contract.terms().isEmpty()) {
            fault("/terms", "The contract needs at least one term.");
        }
    }

    private void term(Term term, int index) {
        String pointer = "/terms/" + index;
        termForAll.ifPresent(earlier -> fault(
                pointer, Text.of("Term %d already covers every code: this one never prices a line.", earlier + 1)));
        switch (term.scope()) {
            case Scope.All() -> termForAll = termForAll.or(() -> Optional.of(index));
            case Scope.Codes(List<String> codes) -> codes(codes, pointer + "/scope/codes");
            case Scope.Kinds(List<ServiceKind> kinds) -> kinds(kinds, pointer + "/scope/kinds");
        }
        method(term.method(), pointer);
    }

    private void codes(List<String> codes, String pointer) {
        if (codes.isEmpty()) {
            fault(pointer, "The term lists no code; use {\"all\": true} for every code.");
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (!CODE.matcher(code).matches()) {
                fault(pointer + "/" + i, "A code is five capital letters and digits, as in 97110.");
            } else if (!codesOfEarlierTerms.add(code)) {
                fault(pointer + "/" + i, Text.of("%s already has a term: the first one prices it.", code));
            }
        }
    }

    private void kinds(List<ServiceKind> kinds, String pointer) {
        if (kinds.isEmpty()) {
            fault(pointer, "The term lists no kind of service; use {\"all\": true} for every code.");
        }
        for (int i = 0; i < kinds.size(); i++) {
            if (!kindsOfEarlierTerms.add(kinds.get(i))) {
                fault(pointer + "/" + i, Text.of("%s already has a term: the first one prices it.", kinds.get(i)));
            }
        }
    }

    private void method(Method method, String pointer) {
        switch (method) {
            case Method.FeeSchedule() -> {}
            case Method.PercentOfMedicare medicare -> {
                percent(medicare.percent(), HIGHEST_PERCENT_OF_MEDICARE, pointer + "/percent");
                basis(medicare.medicare(), pointer + "/medicare");
            }
            case Method.FlatPerUnit(Money rate) -> positive(rate, pointer + "/rate");
            case Method.TieredPerUnit(List<Tier> tiers) -> tiers(tiers, pointer + "/tiers");
            case Method.PerVisit(Money rate) -> positive(rate, pointer + "/rate");
            case Method.PercentOfCharge(BigDecimal percent) -> percent(percent, HUNDRED, pointer + "/percent");
        }
    }

    private void tiers(List<Tier> tiers, String pointer) {
        if (tiers.isEmpty()) {
            fault(pointer, "The term needs at least one tier.");
        }
        for (int i = 0; i < tiers.size(); i++) {
            tier(tiers.get(i), i == 0, i == tiers.size() - 1, pointer + "/" + i);
        }
    }

    /** A later tier may pay nothing: so a contract caps the units of a day. */
    private void tier(Tier tier, boolean first, boolean last, String pointer) {
        if (first) {
            positive(tier.rate(), pointer + "/rate");
        }
        if (last && tier.units().isPresent()) {
            fault(pointer + "/units", "The last tier holds every unit that is left: it names no number of units.");
        }
        if (!last && tier.units().filter(units -> units > 0).isEmpty()) {
            fault(pointer + "/units", "A tier before the last one says how many units it holds, at least 1.");
        }
    }

    private void basis(MedicareBasis basis, String pointer) {
        basis.year()
                .filter(year -> year < FIRST_YEAR_OF_THE_FEE_SCHEDULE || year > LAST_YEAR)
                .ifPresent(year -> fault(
                        pointer + "/year",
                        Text.of("Medicare's fee schedule has no year %d; use CURRENT for the year of service.", year)));
        basis.locality()
                .filter(locality -> !isLocality(locality))
                .ifPresent(locality -> fault(
                        pointer + "/locality",
                        "A locality is SERVICE, NATIONAL, or the contractor and its number, as in 15202-00."));
    }

    private static boolean isLocality(String text) {
        if (text.equals(Contract.NATIONAL)) {
            return true;
        }
        try {
            Locality.parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void rest(Contract contract) {
        between(contract.mppr().percent(), BigDecimal.ZERO, HUNDRED, "/mppr/percent");
        between(contract.assistantReduction().percent(), BigDecimal.ZERO, HUNDRED, "/assistantReduction/percent");
        contract.dailyCap().ifPresent(cap -> positive(cap, "/dailyCap"));
        if (contract.unlisted() instanceof Unlisted.PercentOfCharge(BigDecimal percent)) {
            percent(percent, HUNDRED, "/unlisted/percent");
        }
        between(contract.coinsurancePercent(), BigDecimal.ZERO, HUNDRED, "/coinsurance/percent");
        modifierOrder(contract.modifierOrder().first());
    }

    private void modifierOrder(List<ModifierGroup> first) {
        for (int i = 0; i < first.size(); i++) {
            if (first.indexOf(first.get(i)) < i) {
                fault("/modifierOrder/" + i, Text.of("%s has its place in the order already.", first.get(i)));
            }
        }
    }

    private void positive(Money amount, String pointer) {
        if (amount.isNegative() || amount.isZero()) {
            fault(pointer, Text.of("The amount must be more than 0.00, not %s.", amount));
        }
    }

    private void percent(BigDecimal percent, BigDecimal highest, String pointer) {
        if (percent.signum() <= 0 || percent.compareTo(highest) > 0) {
            fault(
                    pointer,
                    Text.of(
                            "The percentage must be more than 0 and at most %s, not %s.",
                            highest, percent.toPlainString()));
        }
    }

    private void between(BigDecimal percent, BigDecimal lowest, BigDecimal highest, String pointer) {
        if (percent.compareTo(lowest) < 0 || percent.compareTo(highest) > 0) {
            fault(
                    pointer,
                    Text.of("The percentage must be from %s to %s, not %s.", lowest, highest, percent.toPlainString()));
        }
    }

    private void fault(String pointer, String message) {
        faults.add(new ContractFault(pointer, message));
    }
}
