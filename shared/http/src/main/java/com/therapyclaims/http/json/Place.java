package com.therapyclaims.http.json;

import java.util.Optional;

/** A value and where it stands, while a request is read. */
public final class Place {
    private final JsonValue value;
    private final String pointer;
    private final Faults faults;

    Place(JsonValue value, String pointer, Faults faults) {
        this.value = value;
        this.pointer = pointer;
        this.faults = faults;
    }

    JsonValue value() {
        return value;
    }

    /** The place of a member or item of this one. */
    Place at(String step, JsonValue member) {
        return new Place(member, pointer + "/" + step.replace("~", "~0").replace("/", "~1"), faults);
    }

    /** Reports a fault here; its message must not repeat the value. */
    <T> Optional<T> fault(Fault.Kind kind, String message) {
        faults.add(new Fault(pointer, kind, message));
        return Optional.empty();
    }
}
