package com.therapyclaims.domain.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Each question is answered as a stream answers it. */
class ListsTest {
    @Property
    void questionsAreAnsweredAsAStreamDoes(@ForAll List<Integer> list) {
        assertThat(Lists.any(list, ListsTest::odd)).isEqualTo(list.stream().anyMatch(ListsTest::odd));
        assertThat(Lists.all(list, ListsTest::odd)).isEqualTo(list.stream().allMatch(ListsTest::odd));
        assertThat(Lists.first(list, ListsTest::odd))
                .isEqualTo(list.stream().filter(ListsTest::odd).findFirst());
        assertThat(Lists.firstOf(list, ListsTest::oddInWords))
                .isEqualTo(list.stream()
                        .map(ListsTest::oddInWords)
                        .flatMap(Optional::stream)
                        .findFirst());
        assertThat(Lists.total(list, each -> each))
                .isEqualTo(list.stream().mapToLong(Integer::longValue).sum());
    }

    @Property
    void ofEqualOnesTheFirstIsFoundOrLeft(@ForAll List<@IntRange(max = 9) Integer> figures) {
        List<List<Integer>> list = figures.stream().map(List::of).toList();
        Optional<List<Integer>> highest = list.stream().max(Comparator.comparingInt(List::getFirst));
        assertThat(Lists.highest(list, List::getFirst).orElse(List.of())).isSameAs(highest.orElse(List.of()));
        assertThat(Lists.distinct(figures))
                .isEqualTo(figures.stream().distinct().toList());
    }

    @Property
    void listsAreMadeAsAStreamMakesThem(@ForAll List<Integer> list, @ForAll List<Integer> other) {
        assertThat(Lists.where(list, ListsTest::odd))
                .isEqualTo(list.stream().filter(ListsTest::odd).toList());
        assertThat(Lists.map(list, Integer::toHexString))
                .isEqualTo(list.stream().map(Integer::toHexString).toList());
        assertThat(Lists.distinct(list)).isEqualTo(list.stream().distinct().toList());
        assertThat(Lists.both(list, other))
                .isEqualTo(Stream.concat(list.stream(), other.stream()).toList());
        assertThat(Lists.places(list, place -> odd(list.get(place))))
                .isEqualTo(IntStream.range(0, list.size())
                        .filter(place -> odd(list.get(place)))
                        .boxed()
                        .toList());
    }

    @Example
    void aSumThatDoesNotFitIsRefused() {
        assertThat(Lists.sum(List.of(1, 2, 3), each -> each)).isEqualTo(6);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Lists.sum(List.of(Integer.MAX_VALUE, 1), each -> each));
    }

    private static boolean odd(int figure) {
        return figure % 2 != 0;
    }

    private static Optional<String> oddInWords(Integer figure) {
        return odd(figure) ? Optional.of(figure.toString()) : Optional.empty();
    }
}
