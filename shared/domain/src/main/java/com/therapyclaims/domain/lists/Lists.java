package com.therapyclaims.domain.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Questions to short lists. A claim asks some hundred of them about lists of one to three elements, for which building a
 * stream takes longer than the answer. Lists that come from here cannot change and hold no nulls.
 */
public final class Lists {
    /** So many are compared one by one in less time than it takes to hash them. */
    private static final int FEW = 8;

    private Lists() {}

    /** Whether the predicate holds for one of them. */
    public static <T> boolean any(List<T> list, Predicate<? super T> predicate) {
        for (int i = 0; i < list.size(); i++) {
            if (predicate.test(list.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds for each of them. */
    public static <T> boolean all(List<T> list, Predicate<? super T> predicate) {
        for (int i = 0; i < list.size(); i++) {
            if (!predicate.test(list.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first it holds for. */
    public static <T> Optional<T> first(List<T> list, Predicate<? super T> predicate) {
        for (int i = 0; i < list.size(); i++) {
            T each = list.get(i);
            if (predicate.test(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The one with the highest figure; of equal ones the first. */
    public static <T> Optional<T> highest(List<T> list, ToIntFunction<? super T> figure) {
        int highest = 0;
        for (int i = 1; i < list.size(); i++) {
            if (figure.applyAsInt(list.get(i)) > figure.applyAsInt(list.get(highest))) {
                highest = i;
            }
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(highest));
    }

    /** Those it holds for, in their order. */
    public static <T> List<T> where(List<T> list, Predicate<? super T> predicate) {
        int alike = 0;
        while (alike < list.size() && predicate.test(list.get(alike))) {
            alike++;
        }
        return alike == list.size() ? List.copyOf(list) : where(list, predicate, alike);
    }

    /** The same from the first it does not hold for, apart so that the questions that most lists answer alike stay short. */
    private static <T> List<T> where(List<T> list, Predicate<? super T> predicate, int alike) {
        List<T> found = alike == 0 ? List.of() : list.subList(0, alike);
        for (int i = alike + 1; i < list.size(); i++) {
            T each = list.get(i);
            if (predicate.test(each)) {
                found = found instanceof ArrayList ? found : new ArrayList<>(found);
                found.add(each);
            }
        }
        return List.copyOf(found);
    }

    /** The places, from 0, that it holds for. */
    public static List<Integer> places(List<?> list, IntPredicate predicate) {
        List<Integer> places = List.of();
        for (int i = 0; i < list.size(); i++) {
            if (predicate.test(i)) {
                places = places.isEmpty() ? new ArrayList<>() : places;
                places.add(i);
            }
        }
        return List.copyOf(places);
    }

    /** What each of them becomes. */
    public static <T, R> List<R> map(List<T> list, Function<? super T, ? extends R> function) {
        return switch (list.size()) {
            case 0 -> List.of();
            case 1 -> List.of(function.apply(list.get(0)));
            case 2 -> List.of(function.apply(list.get(0)), function.apply(list.get(1)));
            default -> {
                List<R> results = new ArrayList<>(list.size());
                for (int i = 0; i < list.size(); i++) {
                    results.add(function.apply(list.get(i)));
                }
                yield List.copyOf(results);
            }
        };
    }

    /** The one list, then the other. */
    public static <T> List<T> both(List<T> one, List<T> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.copyOf(one.isEmpty() ? other : one);
        }
        List<T> both = new ArrayList<>(one.size() + other.size());
        both.addAll(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    /** Each once, where it stands first. */
    public static <T> List<T> distinct(List<T> list) {
        return allDiffer(list) ? List.copyOf(list) : list.stream().distinct().toList();
    }

    /** Whether each is another than those before it; of many it is not asked. */
    private static boolean allDiffer(List<?> list) {
        if (list.size() > FEW) {
            return false;
        }
        for (int later = 1; later < list.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (list.get(later).equals(list.get(earlier))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Their figures added up, however many. */
    public static <T> long total(List<T> list, ToIntFunction<? super T> figure) {
        long total = 0;
        for (int i = 0; i < list.size(); i++) {
            total += figure.applyAsInt(list.get(i));
        }
        return total;
    }

    /** The same where it fits an int; anything more is refused with an {@link ArithmeticException}. */
    public static <T> int sum(List<T> list, ToIntFunction<? super T> figure) {
        return Math.toIntExact(total(list, figure));
    }

    /** What the first of them that has something has. */
    public static <T, R> Optional<R> firstOf(List<T> list, Function<? super T, Optional<R>> function) {
        for (int i = 0; i < list.size(); i++) {
            Optional<R> result = function.apply(list.get(i));
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }
}
