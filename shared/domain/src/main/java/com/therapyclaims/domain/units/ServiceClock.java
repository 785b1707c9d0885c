package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;

/** Counts a service on its own clock, without pooling: minutes, day, episode, device period, month or surface. */
final class ServiceClock {
    private static final WholeUnitRule WHOLE_TIME = new WholeUnitRule();

    private final PerCodeRule rule;
    private final Rule number;
    private final Journal journal;

    /**
     * A clock for one request.
     *
     * @param rule how much of a unit of the day must have passed
     * @param number the rule that explanations name
     */
    ServiceClock(PerCodeRule rule, Rule number, Journal journal) {
        this.rule = rule;
        this.number = number;
        this.journal = journal;
    }

    /** Units of the service by its code's clock. */
    Share count(PooledService service) {
        return switch (service.code().clock()) {
            case Clock.Minutes minutes -> byTime(service, minutes.length(), rule, number);
            case Clock.PerMonth month -> byMonth(service, month.length());
            case Clock.PerDay _ -> onceADay(service);
            case Clock.PerEpisode _ -> once(service, "episode of care");
            case Clock.PerDevicePeriod days ->
                once(
                        service,
                        "30-day period with %d to %d days of data".formatted(days.fromDays(), days.throughDays()));
            case Clock.PerArea area -> byArea(service, area.squareCentimetres());
        };
    }

    private Share byTime(PooledService service, int first, PerCodeRule clock, Rule why) {
        int minutes = service.minutes();
        int additional = service.addOn().map(TherapyCode::unitMinutes).orElse(first);
        int units = service.addOn().isPresent() ? clock.units(minutes, first, additional) : clock.units(minutes, first);
        if (units == 0) {
            var reason = minutes == 0
                    ? "no minutes are recorded"
                    : "%s short: it has %d, a unit of %d is attained at %d"
                            .formatted(
                                    Words.minutes(clock.attainedAt(first) - minutes),
                                    minutes,
                                    first,
                                    clock.attainedAt(first));
            journal.explain(why, service.name() + ": no unit, " + reason);
            return Share.none(service, reason);
        }
        int next = first + (units - 1) * additional + clock.attainedAt(additional);
        journal.explain(
                why,
                "%s: %s are %s on its own clock (the next is attained at %d)"
                        .formatted(service.name(), Words.minutes(minutes), Words.units(units), next));
        return Share.of(service, units);
    }

    private Share byMonth(PooledService service, int length) {
        var share = byTime(service, length, WHOLE_TIME, Rule.A_1);
        journal.find(
                FindingCode.UNITS_LONGER_CLOCK,
                service.pointer(),
                "%s counts a calendar month and needs its whole time: counted on the %s of this request."
                        .formatted(service.name(), Words.minutes(service.minutes())));
        return share;
    }

    private Share onceADay(PooledService service) {
        var code = service.code();
        journal.explain(
                Rule.U_7, "%s is not timed: 1 unit a day, whatever its minutes%s".formatted(code.code(), remark(code)));
        if (code.kind() == ServiceKind.UNLISTED && service.minutes() == 0) {
            journal.find(
                    FindingCode.UNITS_TIME_NOT_STATED,
                    service.pointer(),
                    "%s is unlisted: its time must be stated.".formatted(code.code()));
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
        journal.explain(Rule.U_7, "%s is counted once: 1 unit an %s".formatted(service.name(), period));
        journal.find(
                FindingCode.UNITS_LONGER_CLOCK,
                service.pointer(),
                "%s is billed once in an %s: counted once here, other claims are not seen."
                        .formatted(service.name(), period));
        return Share.of(service, 1);
    }

    private Share byArea(PooledService service, int squareCentimetres) {
        journal.explain(Rule.U_7, "%s counts treated surface, not time: 1 unit".formatted(service.name()));
        journal.find(
                FindingCode.UNITS_ASSUMPTION,
                service.pointer(),
                "%s is 1 unit for each further %d square centimetres; the request has no surface: 1 unit assumed."
                        .formatted(service.name(), squareCentimetres));
        return Share.of(service, 1);
    }
}
