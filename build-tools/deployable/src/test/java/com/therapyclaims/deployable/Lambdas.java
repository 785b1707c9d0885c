package com.therapyclaims.deployable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lambdas and method references of every kind; each method that takes nothing makes some and tells what they answered. */
@SuppressWarnings("unused") // Its methods are found by reflection.
final class Lambdas extends Ancestor {
    private final String own = "own";

    static Object capturesNothing() {
        Supplier<String> supplier = () -> "nothing";
        return supplier.get();
    }

    static Object isMadeOnceWhereItCapturesNothing() {
        Set<Supplier<String>> made = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int time = 0; time < 2; time++) {
            made.add(() -> "again");
        }
        return made.size();
    }

    static Object capturesOneOfEachKind() {
        boolean truth = true;
        byte small = -3;
        char letter = 'x';
        short number = -300;
        int whole = 70_000;
        long great = 1L << 40;
        float half = 0.5f;
        double quarter = 0.25;
        String text = "text";
        int[] array = {1, 2};
        Supplier<List<Object>> supplier =
                () -> List.of(truth, small, letter, number, whole, great, half, quarter, text, array.length);
        return supplier.get();
    }

    static Object capturesSeveralOfOneKindInTheirOrder() {
        long first = 1;
        String second = "2";
        long third = 3;
        String fourth = "4";
        BiFunction<String, Long, String> function = (fifth, sixth) -> first + second + third + fourth + fifth + sixth;
        return function.apply("5", 6L);
    }

    static Object wideArgumentsStandInTheirPlaces() {
        WideArguments sum = (a, b, c, d) -> a + ":" + b + ":" + c + ":" + d;
        return sum.of(1L, 2.5, 3, 4L);
    }

    static Object boxesAndUnboxes() {
        Function<Integer, Integer> plusOne = number -> number + 1;
        IntBinaryOperator greatest = Math::max;
        BinaryOperator<Integer> sum = Integer::sum;
        ToIntFunction<Integer> value = Integer::intValue;
        ToLongFunction<Integer> wider = Integer::longValue;
        IntFunction<Object> box = Integer::valueOf;
        return List.of(
                plusOne.apply(1),
                greatest.applyAsInt(2, 3),
                sum.apply(4, 5),
                value.applyAsInt(6),
                wider.applyAsLong(7),
                box.apply(8));
    }

    static Object makesNumbersWider() {
        int seven = 7;
        LongSupplier wider = () -> seven;
        DoubleUnaryOperator root = Math::sqrt;
        ToLongFunction<Integer> unboxedThenWider = Lambdas::half;
        IntFunction<Long> widerThenBoxed = Lambdas::half;
        return List.of(
                wider.getAsLong(), root.applyAsDouble(49), unboxedThenWider.applyAsLong(14), widerThenBoxed.apply(14));
    }

    private static long half(long number) {
        return number / 2;
    }

    static Object throwsAnAnswerAway() {
        List<String> list = new ArrayList<>();
        Consumer<String> add = list::add;
        Consumer<Long> wide = Lambdas::half;
        add.accept("added");
        wide.accept(2L);
        return list;
    }

    static Object refersToMethodsOfEveryKind() {
        Function<String, Integer> ofItsArgument = String::length;
        Supplier<Integer> ofAnObject = "bound"::length;
        Function<Object, String> ofAClass = String::valueOf;
        Supplier<List<String>> constructor = ArrayList::new;
        Function<Integer, List<String>> constructorWithAnArgument = ArrayList::new;
        IntFunction<String[]> array = String[]::new;
        Function<List<String>, Integer> ofAnInterface = List::size;
        UnaryOperator<String> identity = UnaryOperator.identity();
        return List.of(
                ofItsArgument.apply("four"),
                ofAnObject.get(),
                ofAClass.apply('c'),
                constructor.get(),
                constructorWithAnArgument.apply(3),
                array.apply(2).length,
                ofAnInterface.apply(List.of("a")),
                identity.apply("same"));
    }

    static Object callsPrivateMethodsOfItsNest() {
        return new Lambdas().instance()
                + new Inner().instance()
                + Own.ofAnInterface().get();
    }

    private String instance() {
        Supplier<String> supplier = this::secret;
        Supplier<String> ofTheAncestor = super::inherited;
        Supplier<String> ofAnotherPackagesAncestor = this::inherited;
        return supplier.get() + ofTheAncestor.get() + ofAnotherPackagesAncestor.get();
    }

    @Override
    protected String inherited() {
        return "overridden";
    }

    private String secret() {
        return own;
    }

    static Object isWhateverInterfaceItIsMadeAs() {
        Comparator<String> comparator = Comparator.comparingInt(String::length);
        Runnable runnable = () -> {};
        Callable<String> callable = () -> "called";
        runnable.run();
        try {
            return List.of(
                    comparator.reversed().compare("a", "bb"), callable.call(), ((Object) runnable) instanceof Runnable);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Object keepsDefaultMethodsOfInterfacesApart() {
        Greets hello = name -> "hello " + name;
        Parts parts = name -> "goodbye " + name;
        return List.of(hello.twice("a"), parts.twice("b"), hello.of("c"), parts.of("d"));
    }

    static Object isChosenOrLeftOut() {
        List<Predicate<String>> chosen = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            Predicate<String> predicate = first ? String::isEmpty : text -> text.length() > 2;
            chosen.add(predicate.or(chosen.isEmpty() ? text -> false : chosen.getFirst()));
        }
        return chosen.stream().map(predicate -> predicate.test("abc")).toList();
    }

    static Object isMadeInALambda() {
        Function<Integer, Function<Integer, Supplier<Integer>>> nested = a -> b -> () -> a * b;
        return nested.apply(6).apply(7).get();
    }

    static Object throwsWhatItsBodyThrows() {
        Supplier<Object> supplier = () -> {
            throw new IllegalStateException("thrown");
        };
        try {
            return supplier.get();
        } catch (IllegalStateException thrown) {
            return thrown.getMessage();
        }
    }

    static Object refusesAnArgumentOfAnotherType() {
        @SuppressWarnings("unchecked")
        Function<Object, Object> length =
                (Function<Object, Object>) (Function<?, ?>) (Function<String, Integer>) String::length;
        try {
            return length.apply(1);
        } catch (ClassCastException refused) {
            return "refused";
        }
    }

    static Object takesPartInAStream() {
        return Stream.of("b", "a", "c")
                .filter(letter -> !letter.equals("c"))
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.toMap(
                        letter -> letter, String::hashCode, (one, other) -> one, java.util.TreeMap::new));
    }

    static Object thereMayBeManyOfOneKind() {
        List<IntPredicate> predicates = List.of(n -> n > 0, n -> n > 1, n -> n > 2, n -> n > 3, n -> n > 4, n -> n > 5);
        ObjIntConsumer<List<Integer>> add = List::add;
        List<Integer> counted = new ArrayList<>();
        IntStream.range(0, 7)
                .forEach(n -> add.accept(counted, (int)
                        predicates.stream().filter(p -> p.test(n)).count()));
        BooleanSupplier full = () -> counted.size() == 7;
        return List.of(counted, full.getAsBoolean());
    }

    static Object mayBeSerializable() {
        Supplier<String> supplier = (Supplier<String> & Serializable) () -> "serializable";
        return supplier instanceof Serializable ? supplier.get() : "lost";
    }

    static Object standsBesideAChoiceOfClasses() {
        List<String> inherited = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            Ancestor chosen = first ? new Lambdas() : new Descendant();
            inherited.add(chosen.inherited());
        }
        return inherited;
    }

    interface WideArguments {
        String of(long a, double b, int c, long d);
    }

    interface Greets {
        String of(String name);

        default String twice(String name) {
            return of(name) + ", " + of(name);
        }
    }

    interface Parts {
        String of(String name);

        default String twice(String name) {
            return of(name) + " and " + of(name);
        }
    }

    private interface Own {
        private static String secret() {
            return "interface";
        }

        private String secretOfInstance() {
            return "instance";
        }

        static Supplier<String> ofAnInterface() {
            Own own = new Own() {};
            Supplier<String> ofInstance = own::secretOfInstance;
            return () -> Own.secret() + ofInstance.get();
        }
    }

    private static final class Descendant extends Ancestor {}

    private static final class Inner {
        private String secret() {
            return "inner";
        }

        String instance() {
            Supplier<String> supplier = this::secret;
            return supplier.get();
        }
    }
}
