package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CMS's ZIP code to carrier and locality file, in its own layout or with fewer columns: they are found by title. */
final class ZipFormat implements TableFormat {
    @Override
    public ScheduleKind kind() {
        return ScheduleKind.ZIP_LOCALITIES;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return TableFormat.rowAfter(head, row -> {
            Header titles = Header.of(row);
            return titles.has("ZIP CODE"::equals) && titles.has("CARRIER"::equals);
        });
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(header.getLast(), upload, problems);
    }

    private static final class Reading implements TableReading {
        /** CMS divides Missouri and Kansas between contractors and writes the halves as states of their own. */
        private static final Map<String, String> HALVES = Map.of("EM", "MO", "WM", "MO", "EK", "KS", "WK", "KS");

        private final Upload upload;
        private final Problems problems;
        private final ZipSnapshot.Writer writer = new ZipSnapshot.Writer();
        private final KnownLocalities localities;
        private final Column zip;
        private final Column carrier;
        private final Column locality;
        private final Column plusFour;
        private final Column state;
        private final Column quarter;
        private String edition = "";
        private String lastZip = "";

        private Reading(Row titles, Upload upload, Problems problems) {
            this.upload = upload;
            this.problems = problems;
            this.localities = KnownLocalities.ofYear(upload, problems);
            Header header = Header.of(titles);
            this.zip = header.required("ZIP CODE", problems);
            this.carrier = header.required("CARRIER", problems);
            this.locality = header.required("LOCALITY", problems);
            this.plusFour = header.required(
                    "PLUS 4 FLAG", title -> title.startsWith("PLUS 4") || title.startsWith("PLUS FOUR"), problems);
            this.state = header.required("STATE", problems);
            this.quarter = header.optional("YEAR/QTR", title -> title.startsWith("YEAR"));
        }

        @Override
        public void row(Row row) {
            Cells cells = new Cells(row, problems);
            Optional<String> zipRead = cells.digits(zip, 5, "is no ZIP code: it has five digits");
            Optional<Locality> localityRead = cells.locality(carrier, locality);
            Optional<Boolean> plusFourRead = cells.read(plusFour, Reading::flag, "is no plus-4 flag: it is 0 or 1");
            Optional<String> stateRead = cells.read(
                    state,
                    text -> text.matches("[A-Za-z]{2}") ? Optional.of(text.toUpperCase(Locale.ROOT)) : Optional.empty(),
                    "is no state: it has two letters");
            if (quarter.present()) {
                checkQuarter(row);
            }
            if (zipRead.isPresent() && localityRead.isPresent() && plusFourRead.isPresent() && stateRead.isPresent()) {
                String place = HALVES.getOrDefault(stateRead.get(), stateRead.get());
                lastZip = zipRead.get();
                localities.add(row, localityRead.get(), place, carrier);
                if (!writer.add(new ZipLocality(zipRead.get(), place, localityRead.get(), plusFourRead.get()))) {
                    problems.fault(
                            row.number(),
                            zip.title(),
                            "ZIP code " + zipRead.get() + " stands in the file before, with another locality.");
                }
            }
        }

        private void checkQuarter(Row row) {
            String stated = row.cell(quarter.index());
            if (stated.equals(edition)) {
                return;
            }
            if (!stated.matches("20[0-9]{2}[1-4]") || Integer.parseInt(stated.substring(0, 4)) != upload.year()) {
                problems.fault(
                        row.number(),
                        quarter.title(),
                        Problems.quote(stated) + " is no quarter of " + upload.year()
                                + ", the year of the effective date. Upload the file below a date of its own quarter.");
            }
            edition = stated;
        }

        private static Optional<Boolean> flag(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "0", "N", "" -> Optional.of(false);
                case "1", "Y" -> Optional.of(true);
                default -> Optional.empty();
            };
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            if (!endsWithLineEnd) {
                problems.fault("The file is cut off: it ends at ZIP code " + lastZip + ", inside a row.");
            }
            localities.end();
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }

        @Override
        public String edition() {
            return edition;
        }
    }
}
