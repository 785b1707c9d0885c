package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        var pools = new LinkedHashMap<Key, Pool>();
        var unknown = new ArrayList<Unknown>();
        for (int index = 0; index < request.services().size(); index++) {
            var service = request.services().get(index);
            var code = TherapyCodes.find(service.code(), date);
            if (code.isEmpty()) {
                var why = whyUnknown(service.code(), date);
                unknown.add(new Unknown(index, service, why));
                journal.find(
                        FindingCode.UNITS_UNKNOWN_CODE,
                        PooledService.pointerTo(index),
                        Text.of("%s is %s.", service.code(), why));
                continue;
            }
            var first = joinAddOns ? firstCode(code.get(), date) : code.get();
            pools.computeIfAbsent(new Key(service.discipline(), first.code()), _ -> new Pool(first))
                    .add(service, index);
        }
        var services = new ArrayList<PooledService>(pools.size());
        pools.forEach((key, pool) -> {
            var service = pool.pooled(key.discipline(), addOn(pool, joinAddOns, date));
            services.add(service);
            if (service.indices().size() > 1) {
                explainPool(service, journal);
            }
        });
        return new DayServices(services, unknown);
    }

    List<PooledService> pooledOf(Discipline discipline) {
        return Lists.where(services, service -> service.discipline() == discipline && service.pooled());
    }

    private static TherapyCode firstCode(TherapyCode code, LocalDate date) {
        return code.addOnTo()
                .filter(_ -> code.timed())
                .flatMap(first -> TherapyCodes.find(first, date))
                .orElse(code);
    }

    private static Optional<TherapyCode> addOn(Pool pool, boolean joinAddOns, LocalDate date) {
        return joinAddOns && pool.first.timed() ? TherapyCodes.addOnOf(pool.first.code(), date) : Optional.empty();
    }

    private static String whyUnknown(String code, LocalDate date) {
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

    private record Key(Discipline discipline, String code) {}

    /** A service while its entries are gathered. */
    private static final class Pool {
        private final TherapyCode first;
        private final Map<String, WorkedMinutes> recorded = new LinkedHashMap<>();
        private final Set<FurnishedBy> furnishedBy = EnumSet.noneOf(FurnishedBy.class);
        private final List<Integer> indices = new ArrayList<>();

        Pool(TherapyCode first) {
            this.first = first;
        }

        void add(ServiceMinutes service, int index) {
            recorded.merge(service.code(), WorkedMinutes.of(service), WorkedMinutes::plus);
            furnishedBy.add(service.furnishedBy());
            indices.add(index);
        }

        PooledService pooled(Discipline discipline, Optional<TherapyCode> addOn) {
            WorkedMinutes worked = WorkedMinutes.NONE;
            for (WorkedMinutes each : recorded.values()) {
                worked = worked.plus(each);
            }
            return new PooledService(discipline, first, addOn, recorded, worked, furnishedBy, indices);
        }
    }
}
