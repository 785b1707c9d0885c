package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A day that was counted comes to the same units when it is counted once more. */
class CountedDayTest {
    private static final List<String> CODES = List.of("97110", "97140", "97530", "97161", "97129", "97130");

    @Provide
    static Arbitrary<UnitRequest> days() {
        Arbitrary<ServiceMinutes> services = Combinators.combine(
                        Arbitraries.of(CODES),
                        Arbitraries.integers().between(5, 9),
                        Arbitraries.of(Discipline.values()))
                .as((code, minutes, discipline) ->
                        new ServiceMinutes(code, minutes, FurnishedBy.THERAPIST, discipline));
        return Combinators.combine(
                        Arbitraries.of(UnitRule.values()),
                        services.list().ofMaxSize(4),
                        Arbitraries.of(CODES).list().ofMaxSize(2))
                .as((rule, minutes, choice) -> new UnitRequest(LocalDate.of(2026, 8, 3), rule, minutes, choice));
    }

    @Property
    void ofAnyDayTheUnitsAreThoseOfItself(@ForAll("days") UnitRequest counted, @ForAll("days") UnitRequest asked) {
        assertThat(counted(counted).count(asked)).isEqualTo(new UnitCounter().count(asked));
    }

    @Property
    void whateverTheTherapistChoosesTheUnitsAreThoseOfTheChoice(
            @ForAll("days") UnitRequest counted, @ForAll("days") UnitRequest other) {
        UnitRequest chosen = choosing(counted, other.tieChoice());

        assertThat(counted(counted).count(chosen)).isEqualTo(new UnitCounter().count(chosen));
    }

    @Example
    void theSameMinutesAreNotCountedAgain() {
        UnitRequest day = new UnitRequest(
                LocalDate.of(2026, 8, 3),
                UnitRule.CMS_8_MINUTE,
                List.of(new ServiceMinutes("97110", 33, FurnishedBy.THERAPIST, Discipline.PT)),
                List.of());
        CountedDay counted = counted(day);

        assertThat(counted.count(choosing(day, List.of("97110")))).isSameAs(counted.count());
    }

    private static CountedDay counted(UnitRequest day) {
        return new CountedDay(day, new UnitCounter().count(day));
    }

    private static UnitRequest choosing(UnitRequest day, List<String> choice) {
        return new UnitRequest(day.dateOfService(), day.unitRule(), day.services(), choice);
    }
}
