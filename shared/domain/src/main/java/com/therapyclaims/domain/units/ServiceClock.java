package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.util.Optional;

/** Counts a service on its own clock, without pooling: minutes, day, month, another period or item. */
final class ServiceClock {
    private static final WholeUnitRule WHOLE_TIME = new WholeUnitRule();

    private final UnitRequest request;
    private final PerCodeRule rule;
    private final Rule number;
    private final Journal journal;

    /**
     * A clock for one request.
     *
     * @param rule how much of a unit of the day must have passed
     * @param number the rule that explanations name
     */
    ServiceClock(UnitRequest request, PerCodeRule rule, Rule number, Journal journal) {
        this.request = request;
        this.rule = rule;
        this.number = number;
        this.journal = journal;
    }

    /** Units of the service by its code's clock. */
    Share count(PooledService service) {
        return switch (service.code().clock()) {
            case Clock.Minutes minutes -> byTime(service, minutes.length(), rule, number);
            case Clock.PerMonth month -> byMonth(service, month);
            case Clock.PerDay _ -> onceADay(service);
            case Clock.OncePer once -> once(service, once.period());
            case Clock.PerItem items -> byItem(service, items.item());
        };
    }

    private Share byTime(PooledService service, int first, PerCodeRule clock, Rule why) {
        int minutes = service.minutes();
        int additional = service.addOn().map(TherapyCode::unitMinutes).orElse(first);
        int units = service.addOn().isPresent() ? clock.units(minutes, first, additional) : clock.units(minutes, first);
        if (units == 0) {
            var reason = minutes == 0
                    ? "no minutes are recorded"
                    : Text.of(
                            "%s short: %d of the %d minutes that attain a unit of %d",
                            Words.minutes(clock.attainedAt(first) - minutes), minutes, clock.attainedAt(first), first);
            journal.explain(why, service.name() + ": no unit, " + reason);
            return Share.none(service, reason);
        }
        int next = first + (units - 1) * additional + clock.attainedAt(additional);
        journal.explain(
                why,
                Sentence.of(
                        "%s, counted alone: %s are %s (%s; the next is attained at %d)",
                        service.name(),
                        Words.minutes(minutes),
                        Words.units(units),
                        lengths(clock, first, additional),
                        next));
        explainEights(service, clock, first, additional, units, next);
        return Share.of(service, units);
    }

    /** Where eights would give more units than the midpoint of fifteens does. */
    private void explainEights(
            PooledService service, PerCodeRule clock, int first, int additional, int units, int next) {
        boolean fifteens = first == Clock.FIFTEEN && additional == Clock.FIFTEEN;
        int eights = service.minutes() / clock.attainedAt(first);
        if (clock instanceof MidpointRule && fifteens && eights > units) {
            journal.explain(
                    Rule.A_2,
                    Sentence.of(
                            "%s: %s are not %s of 8 minutes each; the next unit is attained at %d",
                            service.name(), Words.minutes(service.minutes()), Words.units(eights), next));
        }
    }

    private static String lengths(PerCodeRule clock, int first, int additional) {
        var unit = Text.of("a unit of %d at %d", first, clock.attainedAt(first));
        return first == additional
                ? unit
                : unit + Text.of(", each of %d after it at %d more", additional, clock.attainedAt(additional));
    }

    private Share byMonth(PooledService service, Clock.PerMonth month) {
        var instead = month.longer().filter(_ -> reachesLonger(service, month));
        if (instead.isPresent()) {
            return instead(service, instead.get());
        }
        var share = byTime(service, month.length(), WHOLE_TIME, Rule.A_1);
        journal.find(
                FindingCode.UNITS_LONGER_CLOCK,
                service.pointer(),
                Text.of(
                        "%s counts a calendar month and needs its whole time: counted on the %s of this request.",
                        service.name(), Words.minutes(service.minutes())));
        return share;
    }

    /** Whether the code that takes this one's place has its whole time, by these minutes or by its own. */
    private boolean reachesLonger(PooledService service, Clock.PerMonth month) {
        return month.longer()
                .flatMap(longer -> TherapyCodes.find(longer, request.dateOfService()))
                .filter(longer -> Math.max(service.minutes(), counted(longer, service)) >= longer.unitMinutes())
                .isPresent();
    }

    /** The minutes the longer code is counted on: its own and its add-on's, of the service's discipline alone. */
    private int counted(TherapyCode longer, PooledService service) {
        Optional<String> addOn =
                TherapyCodes.addOnOf(longer.code(), request.dateOfService()).map(TherapyCode::code);
        return request.services().stream()
                .filter(other -> other.discipline() == service.discipline())
                .filter(other -> other.code().equals(longer.code())
                        || addOn.filter(other.code()::equals).isPresent())
                .mapToInt(ServiceMinutes::minutes)
                .sum();
    }

    private Share instead(PooledService service, String longer) {
        var why = Text.of("the month's minutes are enough for %s; the two are never billed for one month", longer);
        journal.explain(Rule.A_1, service.name() + ": no unit, " + why);
        journal.find(FindingCode.UNITS_OTHER_CODE, service.pointer(), Text.of("%s: %s.", service.name(), why));
        return Share.none(service, why);
    }

    private Share onceADay(PooledService service) {
        var code = service.code();
        journal.explain(
                Rule.U_7,
                Sentence.of("%s is not timed: 1 unit a day, whatever its minutes%s", code.code(), remark(code)));
        if (code.kind() == ServiceKind.UNLISTED && service.minutes() == 0) {
            journal.find(
                    FindingCode.UNITS_TIME_NOT_STATED,
                    service.pointer(),
                    Text.of("%s is unlisted: its time must be stated.", code.code()));
        }
        return Share.of(service, 1);
    }

    private static String remark(TherapyCode code) {
        return switch (code.medicare()) {
            case BUNDLED -> "; Medicare never pays it on its own";
            case NOT_VALID -> "; Medicare wants another code";
            case NOT_COVERED -> "; Medicare does not cover it";
            case PAID, CONTRACTOR_PRICED -> "";
        };
    }

    private Share once(PooledService service, String period) {
        journal.explain(Rule.U_7, Sentence.of("%s is counted once in %s: 1 unit", service.name(), period));
        journal.find(
                FindingCode.UNITS_LONGER_CLOCK,
                service.pointer(),
                Text.of(
                        "%s is billed once in %s: counted once here, other claims are not seen.",
                        service.name(), period));
        return Share.of(service, 1);
    }

    private Share byItem(PooledService service, String item) {
        journal.explain(Rule.U_7, Sentence.of("%s is 1 unit for %s, whatever its minutes", service.name(), item));
        journal.find(
                FindingCode.UNITS_ASSUMPTION,
                service.pointer(),
                Text.of(
                        "%s is 1 unit for %s; the request does not say how many: 1 unit assumed.",
                        service.name(), item));
        return Share.of(service, 1);
    }
}
