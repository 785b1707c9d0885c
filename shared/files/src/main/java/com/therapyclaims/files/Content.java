package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import java.util.List;
import java.util.Optional;

/** What a stream of bytes turned out to hold. */
sealed interface Content {
    /** Tables without fault. */
    record Tables(List<CheckedTable> tables) implements Content {
        public Tables {
            tables = List.copyOf(tables);
        }
    }

    /** A contract, unread. */
    final class Document implements Content {
        private final byte[] bytes;

        Document(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /**
     * Nothing that can be taken.
     *
     * @param rows rows read before or despite the faults
     */
    record Faulty(Optional<ScheduleKind> kind, Problems problems, int rows) implements Content {
        static Faulty of(String message) {
            Problems problems = new Problems();
            problems.fault(message);
            return new Faulty(Optional.empty(), problems, 0);
        }
    }
}
