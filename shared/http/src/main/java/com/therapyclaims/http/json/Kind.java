package com.therapyclaims.http.json;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a field holds and how it is read.
 *
 * <p>A faulty value is reported and read as a harmless stand-in, so that the rest of the request is read too and every
 * fault is found at once. A request with a fault never leaves the reader ({@link Requests}).
 */
public final class Kind<T> {
    /** Reads the value of a place, or reports its faults there and answers nothing. */
    interface Reader<T> extends Function<Place, Optional<T>> {}

    private final Reader<T> reader;
    private final Supplier<T> standIn;

    Kind(Reader<T> reader, Supplier<T> standIn) {
        this.reader = reader;
        this.standIn = standIn;
    }

    T read(Place place) {
        return reader.apply(place).orElseGet(standIn);
    }

    T standIn() {
        return standIn.get();
    }

    /** The same value as another type; only valid values and the stand-in are converted. */
    public <U> Kind<U> as(Function<T, U> conversion) {
        return new Kind<>(place -> reader.apply(place).map(conversion), () -> conversion.apply(standIn.get()));
    }
}
