package com.therapyclaims.domain.notes;

import java.util.List;
import java.util.Optional;

/** What a field says. A blank field says nothing. */
final class Said {
    private Said() {}

    static Optional<String> by(Optional<String> field) {
        return field.map(String::strip).filter(said -> !said.isEmpty());
    }

    static boolean nothing(Optional<String> field) {
        return by(field).isEmpty();
    }

    /** The field as a text to be read, if it says anything. */
    static Optional<Passage> passage(String pointer, Optional<String> field) {
        return field.filter(said -> !said.isBlank()).map(said -> new Passage(pointer, said));
    }

    static boolean nothing(List<String> fields) {
        return fields.stream().allMatch(String::isBlank);
    }
}
