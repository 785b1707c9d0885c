package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FunctionalReporting;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services of a day, pooled by discipline and code (U-9).
 *
 * @param services in note order
 * @param unknown entries whose code is no therapy code of the date
 */
record DayServices(List<PooledService> services, List<Unknown> unknown) {
    DayServices {
        services = List.copyOf(services);
        unknown = List.copyOf(unknown);
    }

    /** An entry that cannot be counted, and why. */
    record Unknown(int index, ServiceMinutes service, String why) {}

    /**
     * Pools the entries of a request.
     *
     * @param joinAddOns whether a code and its add-on are one service
     */
    static DayServices of(UnitRequest request, boolean joinAddOns, Journal journal) {
        var date = request.dateOfService();
        var pools = new ArrayList<Pool>();
        var unknown = new ArrayList<Unknown>();
        for (int index = 0; index < request.services().size(); index++) {
            var service = request.services().get(index);
            var code = TherapyCodes.find(service.code(), date);
            if (code.isEmpty()) {
                var why = whyUnknown(service.code(), date);
                unknown.add(new Unknown(index, service, why));
                journal.find(
                        FunctionalReporting.hasEnded(service.code(), date)
                                ? FindingCode.CODE_FUNCTIONAL_REPORTING_ENDED
                                : FindingCode.UNITS_UNKNOWN_CODE,
                        PooledService.pointerTo(index),
                        Text.of("%s is %s.", service.code(), why));
                continue;
            }
            var first = joinAddOns ? firstCode(code.get(), date) : code.get();
            poolOf(service.discipline(), first, pools).add(service, index);
        }
        List<PooledService> services = Lists.map(pools, pool -> pool.pooled(addOn(pool.first(), joinAddOns, date)));
        Lists.where(services, service -> service.indices().size() > 1)
                .forEach(service -> explainPool(service, journal));
        return new DayServices(services, unknown);
    }

    List<PooledService> pooledOf(Discipline discipline) {
        return Lists.where(services, service -> service.discipline() == discipline && service.pooled());
    }

    /** The pool of a code, new where there is none yet. */
    private static Pool poolOf(Discipline discipline, TherapyCode first, List<Pool> pools) {
        for (Pool pool : pools) {
            if (pool.discipline() == discipline && pool.first().equals(first)) {
                return pool;
            }
        }
        Pool pool = new Pool(discipline, first, new ArrayList<>(1), new ArrayList<>(1));
        pools.add(pool);
        return pool;
    }

    private static TherapyCode firstCode(TherapyCode code, LocalDate date) {
        return code.addOnTo()
                .filter(_ -> code.timed())
                .flatMap(first -> TherapyCodes.find(first, date))
                .orElse(code);
    }

    private static Optional<TherapyCode> addOn(TherapyCode first, boolean joinAddOns, LocalDate date) {
        return joinAddOns && first.timed() ? TherapyCodes.addOnOf(first.code(), date) : Optional.empty();
    }

    private static String whyUnknown(String code, LocalDate date) {
        if (FunctionalReporting.hasEnded(code, date)) {
            return FunctionalReporting.TOLD;
        }
        var rows = TherapyCodes.rows(code);
        if (rows.isEmpty()) {
            return "no therapy code that the engine counts";
        }
        return rows.stream()
                .map(TherapyCode::from)
                .filter(date::isBefore)
                .findFirst()
                .map(from -> "not in force on " + date + ": it begins on " + from)
                .orElseGet(() -> "not in force on " + date + ": it has ended");
    }

    private static void explainPool(PooledService service, Journal journal) {
        journal.explain(
                Rule.U_9,
                Sentence.of(
                        "%s is recorded %d times; its %s are counted together",
                        service.name(), service.indices().size(), Words.minutes(service.minutes())));
    }

    /** The entries of a service while they are gathered, each with its place in the request. */
    private record Pool(Discipline discipline, TherapyCode first, List<ServiceMinutes> entries, List<Integer> indices) {
        void add(ServiceMinutes service, int index) {
            entries.add(service);
            indices.add(index);
        }

        PooledService pooled(Optional<TherapyCode> addOn) {
            return PooledService.of(first, addOn, entries, indices);
        }
    }
}
