package com.therapyclaims.http.requests;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.AssistantReduction;
import com.therapyclaims.domain.payers.Contract.FiledFrom;
import com.therapyclaims.domain.payers.Contract.FilingLimit;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Mppr;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.payers.Contract.TimeUnit;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.payers.ContractFault;
import com.therapyclaims.domain.payers.ContractFaults;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code contract.json}, the terms a practice has with a payer (PY-1).
 *
 * <p>What may be left out: {@code effectiveTo} (the contract has no end), {@code editTable} (MEDICARE), {@code lesserOf}
 * (LINE), {@code mppr} and {@code assistantReduction} (none), {@code dailyCap} (none), {@code unlisted} (NOT_PRICED),
 * {@code coinsurance} (0), {@code sequestration} (false), {@code authorizationRequired} (not said) and
 * {@code visitLimits} (none), {@code timelyFiling} (not said), {@code modifierOrder} (as on Medicare claims) and {@code requiredElements} (none); in a term {@code rounding} (PER_UNIT) and {@code medicare}
 * (the year and locality of the service).
 */
public final class ContractJson {
    private static final String MARK = "\ufeff";
    private static final int MOST_TERMS = 200;
    private static final int MOST_CODES = 500;
    private static final int MOST_TIERS = 20;
    private static final int MOST_VISIT_LIMITS = 10;
    private static final Tier PAYS_NOTHING = new Tier(Optional.empty(), Money.ZERO);
    private static final int LONGEST_NAME = 100;
    private static final String CURRENT = "CURRENT";
    private static final String SERVICE = "SERVICE";

    private static final Kind<BigDecimal> PERCENT = Kinds.formed(
                    "[0-9]{1,4}(\\.[0-9]{1,4})?", "must be a percentage such as \"115\" or \"112.5\"", "1")
            .as(BigDecimal::new);
    private static final Kind<Optional<Integer>> YEAR = Kinds.formed(
                    CURRENT + "|[0-9]{4}", "must be CURRENT or a year such as \"2024\"", CURRENT)
            .as(text -> text.equals(CURRENT) ? Optional.empty() : Optional.of(Integer.valueOf(text)));
    private static final Kind<Optional<String>> LOCALITY = Kinds.formed(
                    SERVICE + "|NATIONAL|[0-9]{5}-[0-9]{2}",
                    "must be SERVICE, NATIONAL, or MAC-number such as \"15202-00\"",
                    SERVICE)
            .as(text -> text.equals(SERVICE) ? Optional.empty() : Optional.of(text));

    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);
    private static final Kind<MonthDay> MONTH_AND_DAY = Kinds.formed(
                    "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
                    "must be a month and a day of every year such as \"07-01\", at most the 28th",
                    "01-01")
            .as(text -> MonthDay.parse("--" + text));

    private static final MedicareBasis OF_THE_SERVICE = new MedicareBasis(Optional.empty(), Optional.empty());

    /** The whole document. */
    private static final Kind<Contract> CONTRACT = Kinds.object(ContractJson::contract);

    private ContractJson() {}

    /** What a document came to. */
    public sealed interface Reading {
        /** A contract that can be used. */
        record Usable(Contract contract) implements Reading {}

        /** Everything that is wrong with it, at once. */
        record Faulty(List<ContractFault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Reads a document and names all its faults: of its form first, and where that is sound of its meaning. */
    public static Reading read(byte[] document) {
        // Programs mark the encoding they write; without a mark JSON is UTF-8.
        boolean utf16 = document.length > 1
                && ((document[0] == (byte) 0xfe && document[1] == (byte) 0xff)
                        || (document[0] == (byte) 0xff && document[1] == (byte) 0xfe));
        String text = new String(document, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return read(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
    }

    /** The same of a document that is text already. */
    public static Reading read(String document) {
        try {
            Contract contract = Requests.read(document, CONTRACT);
            List<ContractFault> faults = ContractFaults.of(contract);
            return faults.isEmpty() ? new Reading.Usable(contract) : new Reading.Faulty(faults);
        } catch (MalformedJsonException _) {
            return new Reading.Faulty(List.of(new ContractFault("", "The file is no JSON document.")));
        } catch (InvalidRequestException invalid) {
            return new Reading.Faulty(invalid.faults().stream()
                    .map(fault -> new ContractFault(fault.pointer(), fault.message()))
                    .toList());
        }
    }

    private static Contract contract(Fields fields) {
        return new Contract(
                fields.required("payerId", Words.PAYER_ID),
                fields.required("name", Kinds.text(LONGEST_NAME)),
                fields.required("effectiveFrom", Kinds.DATE),
                fields.optional("effectiveTo", Kinds.DATE),
                fields.required("unitRule", Kinds.word(UnitRule.class)),
                fields.optional("editTable", Kinds.word(EditTable.class)).orElse(EditTable.MEDICARE),
                fields.required("terms", Kinds.list(Kinds.object(ContractJson::term), 1, MOST_TERMS)),
                fields.optional("mppr", Kinds.object(ContractJson::mppr)).orElse(new Mppr(false, BigDecimal.ZERO)),
                fields.optional("assistantReduction", Kinds.object(ContractJson::assistantReduction))
                        .orElse(new AssistantReduction(BigDecimal.ZERO, AssistantBasis.NONE)),
                fields.optional("lesserOf", Kinds.word(LesserOf.class)).orElse(LesserOf.LINE),
                fields.optional("dailyCap", Words.AMOUNT),
                fields.optional("unlisted", Kinds.object(ContractJson::unlisted))
                        .orElse(new Unlisted.NotPriced()),
                fields.optional("coinsurance", Kinds.object(ContractJson::coinsurance))
                        .orElse(BigDecimal.ZERO),
                fields.optional("sequestration", Kinds.BOOLEAN).orElse(false),
                fields.optional("authorizationRequired", Kinds.object(ContractJson::scope)),
                fields.listOrEmpty(
                        "visitLimits", Kinds.list(Kinds.object(ContractJson::visitLimit), MOST_VISIT_LIMITS)),
                fields.optional("timelyFiling", Kinds.object(ContractJson::filingLimit)),
                new ModifierOrder(fields.listOrEmpty(
                        "modifierOrder", Kinds.list(Kinds.word(ModifierGroup.class), ModifierGroup.values().length))),
                Set.copyOf(fields.listOrEmpty(
                        "requiredElements", Kinds.list(Kinds.word(NoteElement.class), NoteElement.values().length))));
    }

    private static Term term(Fields fields) {
        Scope scope = fields.required("scope", Kinds.object(ContractJson::scope));
        return new Term(scope, method(fields));
    }

    private static Scope scope(Fields fields) {
        Optional<List<String>> codes = fields.optional("codes", Kinds.list(Words.CODE, 1, MOST_CODES));
        Optional<List<ServiceKind>> kinds =
                fields.optional("kinds", Kinds.list(Kinds.word(ServiceKind.class), 1, ServiceKind.values().length));
        boolean all = fields.optional("all", Kinds.BOOLEAN).orElse(false);
        long given = Stream.of(codes.isPresent(), kinds.isPresent(), all)
                .filter(one -> one)
                .count();
        if (given != 1) {
            fields.fault("codes", Fault.Kind.REQUIRED, "is required, or \"kinds\" or \"all\": true in its place");
        }
        return codes.<Scope>map(Scope.Codes::new)
                .or(() -> kinds.map(Scope.Kinds::new))
                .orElseGet(Scope.All::new);
    }

    /** The words for the methods; each names the fields it needs and those it may have. */
    private enum MethodWord {
        FEE_SCHEDULE,
        PERCENT_OF_MEDICARE,
        FLAT_PER_UNIT,
        TIERED_PER_UNIT,
        PER_VISIT,
        PERCENT_OF_CHARGE
    }

    private static final Map<MethodWord, Set<String>> FIELDS_OF_METHODS = Map.of(
            MethodWord.FEE_SCHEDULE, Set.of(),
            MethodWord.PERCENT_OF_MEDICARE, Set.of("percent", "rounding", "medicare"),
            MethodWord.FLAT_PER_UNIT, Set.of("rate"),
            MethodWord.TIERED_PER_UNIT, Set.of("tiers"),
            MethodWord.PER_VISIT, Set.of("rate"),
            MethodWord.PERCENT_OF_CHARGE, Set.of("percent"));

    private static Method method(Fields fields) {
        MethodWord word = fields.required("method", Kinds.word(MethodWord.class));
        Optional<BigDecimal> percent = own(word, "percent", PERCENT, fields);
        Optional<Money> rate = own(word, "rate", Words.AMOUNT, fields);
        Optional<Rounding> rounding = own(word, "rounding", Kinds.word(Rounding.class), fields);
        Optional<MedicareBasis> medicare = own(word, "medicare", Kinds.object(ContractJson::medicare), fields);
        Optional<List<Tier>> tiers =
                own(word, "tiers", Kinds.list(Kinds.object(ContractJson::tier), 1, MOST_TIERS), fields);
        return switch (word) {
            case FEE_SCHEDULE -> new Method.FeeSchedule();
            case PERCENT_OF_MEDICARE ->
                new Method.PercentOfMedicare(
                        needed(percent, "percent", BigDecimal.ONE, fields),
                        rounding.orElse(Rounding.PER_UNIT),
                        medicare.orElse(OF_THE_SERVICE));
            case FLAT_PER_UNIT -> new Method.FlatPerUnit(needed(rate, "rate", Money.ZERO, fields));
            case TIERED_PER_UNIT -> new Method.TieredPerUnit(needed(tiers, "tiers", List.of(PAYS_NOTHING), fields));
            case PER_VISIT -> new Method.PerVisit(needed(rate, "rate", Money.ZERO, fields));
            case PERCENT_OF_CHARGE -> new Method.PercentOfCharge(needed(percent, "percent", BigDecimal.ONE, fields));
        };
    }

    private static Tier tier(Fields fields) {
        return new Tier(fields.optional("units", Words.UNITS), fields.required("rate", Words.AMOUNT));
    }

    private static <T> Optional<T> own(MethodWord method, String name, Kind<T> kind, Fields fields) {
        Optional<T> value = fields.optional(name, kind);
        if (value.isPresent()
                && !FIELDS_OF_METHODS.getOrDefault(method, Set.of()).contains(name)) {
            fields.fault(name, Fault.Kind.CONFLICT, "does not belong to the method " + method);
        }
        return value;
    }

    private static <T> T needed(Optional<T> value, String name, T standIn, Fields fields) {
        return value.orElseGet(() -> {
            fields.fault(name, Fault.Kind.REQUIRED, "is required for the method");
            return standIn;
        });
    }

    private static MedicareBasis medicare(Fields fields) {
        return new MedicareBasis(
                fields.optional("year", YEAR).orElse(Optional.empty()),
                fields.optional("locality", LOCALITY).orElse(Optional.empty()));
    }

    private static Mppr mppr(Fields fields) {
        boolean apply = fields.required("apply", Kinds.BOOLEAN);
        Optional<BigDecimal> percent = fields.optional("percent", PERCENT);
        return new Mppr(apply, apply ? needed(percent, "percent", BigDecimal.ONE, fields) : BigDecimal.ZERO);
    }

    private static AssistantReduction assistantReduction(Fields fields) {
        AssistantBasis basis = fields.required("basis", Kinds.word(AssistantBasis.class));
        Optional<BigDecimal> percent = fields.optional("percent", PERCENT);
        return new AssistantReduction(
                basis == AssistantBasis.NONE ? BigDecimal.ZERO : needed(percent, "percent", BigDecimal.ONE, fields),
                basis);
    }

    /** The words for what happens to unlisted codes. */
    private enum UnlistedWord {
        PERCENT_OF_CHARGE,
        NOT_PRICED
    }

    private static Unlisted unlisted(Fields fields) {
        UnlistedWord word = fields.required("method", Kinds.word(UnlistedWord.class));
        Optional<BigDecimal> percent = fields.optional("percent", PERCENT);
        return switch (word) {
            case NOT_PRICED -> new Unlisted.NotPriced();
            case PERCENT_OF_CHARGE -> new Unlisted.PercentOfCharge(needed(percent, "percent", BigDecimal.ONE, fields));
        };
    }

    /** The years a visit limit counts in. */
    private enum LimitPeriod {
        CALENDAR_YEAR,
        PLAN_YEAR
    }

    /** What happens to visits above a limit. */
    private enum LimitEffect {
        HARD,
        SOFT
    }

    private static VisitLimit visitLimit(Fields fields) {
        LimitPeriod period = fields.required("period", Kinds.word(LimitPeriod.class));
        Optional<MonthDay> begins = fields.optional("planYearBegins", MONTH_AND_DAY);
        if (period == LimitPeriod.CALENDAR_YEAR && begins.isPresent()) {
            fields.fault("planYearBegins", Fault.Kind.CONFLICT, "does not belong to the period CALENDAR_YEAR");
        }
        if (period == LimitPeriod.PLAN_YEAR) {
            begins = Optional.of(needed(begins, "planYearBegins", NEW_YEAR, fields));
        }
        return new VisitLimit(
                fields.required("visits", Kinds.integer(1, 999)),
                fields.listOrEmpty("disciplines", Kinds.list(Words.DISCIPLINE, Discipline.values().length)),
                begins,
                fields.required("effect", Kinds.word(LimitEffect.class)) == LimitEffect.HARD);
    }

    private static FilingLimit filingLimit(Fields fields) {
        return new FilingLimit(
                fields.required("count", Kinds.integer(1, 999)),
                fields.required("unit", Kinds.word(TimeUnit.class)),
                fields.optional("from", Kinds.word(FiledFrom.class)).orElse(FiledFrom.DATE_OF_SERVICE));
    }

    private static BigDecimal coinsurance(Fields fields) {
        return fields.required("percent", PERCENT);
    }
}
