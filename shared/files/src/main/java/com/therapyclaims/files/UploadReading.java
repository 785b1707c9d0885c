package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What reading an upload came to. */
public sealed interface UploadReading {
    /**
     * A file without fault.
     *
     * @param tables what it held, one of a kind; a plain file holds one, a zip of CMS's may hold several
     */
    record Checked(List<CheckedTable> tables) implements UploadReading {
        public Checked {
            tables = List.copyOf(tables);
        }
    }

    /** A practice's contract.json; its terms are read and checked elsewhere. */
    final class ContractDocument implements UploadReading {
        private final byte[] bytes;

        ContractDocument(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The document as uploaded, decompressed. */
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /**
     * A file that is not taken, as a whole.
     *
     * @param kind what the file is, if that could be seen
     * @param problems the first problems, in the file's order
     * @param problemCount how many there are in all
     * @param rows rows read
     */
    record Refused(Optional<ScheduleKind> kind, List<Problem> problems, int problemCount, int rows)
            implements UploadReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        /** The same with one problem more, before the others. */
        public Refused with(Problem first) {
            return new Refused(
                    kind,
                    Stream.concat(Stream.of(first), problems.stream())
                            .limit(Problems.KEPT)
                            .toList(),
                    problemCount + 1,
                    rows);
        }
    }
}
