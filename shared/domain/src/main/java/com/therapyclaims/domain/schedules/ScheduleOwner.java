package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** Whose table it is: Medicare's, which everybody sees, or a practice's own, which nobody else does. */
public sealed interface ScheduleOwner {
    /** Medicare, for every practice. */
    ScheduleOwner MEDICARE = new Medicare();

    /** The practice's own tables. */
    static ScheduleOwner practice(String practiceId) {
        return new Practice(practiceId);
    }

    /** The practice, if it is one's own. */
    Optional<String> practiceId();

    /** Medicare, for every practice. */
    record Medicare() implements ScheduleOwner {
        @Override
        public Optional<String> practiceId() {
            return Optional.empty();
        }
    }

    /** One practice, for itself. */
    record Practice(String id) implements ScheduleOwner {
        @Override
        public Optional<String> practiceId() {
            return Optional.of(id);
        }
    }
}
