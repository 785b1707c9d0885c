package com.therapyclaims.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** A value made when it is first asked for, once. Thread-safe; if making it fails, the next caller tries again. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private Optional<T> value = Optional.empty();

    /** The value that the maker will make. */
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(maker.get());
        }
        return value.get();
    }
}
