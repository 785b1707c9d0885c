package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ZipLocalities;
import com.therapyclaims.domain.schedules.ZipLocality;
import java.time.LocalDate;
import java.util.Optional;

/** Finds the geographic indices of a place: ZIP code to locality, locality to indices. */
final class PlaceIndices {
    private final FeeSchedules feeSchedules;
    private final LocalDate date;
    private final boolean ofRequest;
    private final Journal journal;

    /**
     * Looks in the tables of one date.
     *
     * @param ofRequest whether the request names the place, so that findings can point to it; a contract may pin another
     */
    PlaceIndices(FeeSchedules feeSchedules, LocalDate date, boolean ofRequest, Journal journal) {
        this.feeSchedules = feeSchedules;
        this.date = date;
        this.ofRequest = ofRequest;
        this.journal = journal;
    }

    /** Where a place lies. */
    sealed interface Located {
        /** No place. */
        record National() implements Located {}

        /**
         * A locality.
         *
         * @param pointer the request's field that names it, for findings
         * @param name how to call it in an explanation
         */
        record InLocality(Locality locality, String pointer, InWords name) implements Located {}

        /** The tables of the date do not know the place. */
        record Unknown(Finding finding) implements Located {}

        /** There is no table to find it in. */
        record NoTable(String reason) implements Located {}

        /** The locality, where it is one. */
        default Optional<Locality> inLocality() {
            return this instanceof InLocality in ? Optional.of(in.locality()) : Optional.empty();
        }
    }

    /** What is known of a place. */
    sealed interface Lookup {
        /** Its indices, and how to call it in an explanation. */
        record Found(Gpci gpci, InWords name) implements Lookup {}

        /** The tables of the date do not know the place. */
        record Unknown(Finding finding) implements Lookup {}

        /** There is no table for the date. */
        record NoTable(String reason) implements Lookup {}
    }

    /** Finds a place's locality. */
    Located locate(PricingPlace place) {
        return switch (place) {
            case PricingPlace.National() -> new Located.National();
            case PricingPlace.InLocality(Locality locality) ->
                new Located.InLocality(locality, ofRequest ? "/locality" : "", Sentence.of("locality %s", locality));
            case PricingPlace.InZip(String zip) -> inZip(zip);
        };
    }

    /** Finds the indices of a place. */
    Lookup find(Located located) {
        return switch (located) {
            case Located.National() -> new Lookup.Found(Gpci.NATIONAL, Sentence.of("national, all indices 1"));
            case Located.InLocality place -> indices(place);
            case Located.Unknown(Finding finding) -> new Lookup.Unknown(finding);
            case Located.NoTable(String reason) -> new Lookup.NoTable(reason);
        };
    }

    private Located inZip(String zip) {
        Optional<ZipLocalities> ofDate = feeSchedules.zipLocalities(date);
        Optional<ZipLocalities> table = ofDate.or(feeSchedules::earliestZipLocalities);
        if (table.isEmpty()) {
            String reason = "No ZIP to locality table is published; send the locality instead of the ZIP code.";
            journal.unchecked("ZIP_LOCALITY", "CMS ZIP code to carrier locality file", reason);
            journal.find(FindingCode.PRICE_NO_FEE_SCHEDULE, "/zip", reason);
            return new Located.NoTable(reason);
        }
        return table.get()
                .find(zip)
                .map(found -> ofZip(found, table.get(), ofDate.isPresent()))
                .orElseGet(() -> new Located.Unknown(
                        unknown("/zip", "ZIP code " + zip, table.get().version().source())));
    }

    private Located ofZip(ZipLocality found, ZipLocalities table, boolean holdsForDate) {
        if (holdsForDate) {
            journal.used("ZIP_LOCALITY", table.version());
        } else {
            String remark = Text.of(
                    "The first ZIP table begins on %s, after the date of service %s; locality %s is taken from it.",
                    table.version().effectiveFrom(), date, found.locality());
            journal.used("ZIP_LOCALITY", table.version(), Optional.of(remark));
            journal.find(FindingCode.PRICE_ZIP_TABLE_LATER, "/zip", remark);
        }
        if (found.plusFourRequired()) {
            journal.find(
                    FindingCode.PRICE_ZIP_PLUS_FOUR,
                    "/zip",
                    Text.of(
                            "ZIP code %s spans several localities; it is priced in %s, the locality of its five digits.",
                            found.zip(), found.locality()));
        }
        return new Located.InLocality(
                found.locality(), "/zip", Sentence.of("ZIP code %s, locality %s", found.zip(), found.locality()));
    }

    private Lookup indices(Located.InLocality place) {
        Optional<GpciSchedule> schedule = feeSchedules.gpcis(date);
        if (schedule.isEmpty()) {
            String reason = "No table of geographic indices holds for " + date + ".";
            journal.unchecked("GPCI", "Medicare geographic practice cost indices", reason);
            journal.find(FindingCode.PRICE_NO_FEE_SCHEDULE, place.pointer(), reason);
            return new Lookup.NoTable(reason);
        }
        GpciSchedule indices = schedule.get();
        return indices.find(place.locality())
                .<Lookup>map(gpci -> {
                    journal.used("GPCI", indices.version());
                    return new Lookup.Found(gpci, place.name());
                })
                .orElseGet(() -> new Lookup.Unknown(unknown(
                        place.pointer(),
                        "Locality " + place.locality(),
                        indices.version().source())));
    }

    private Finding unknown(String pointer, String place, String source) {
        var finding = Finding.of(
                FindingCode.PRICE_PLACE_UNKNOWN, pointer, Text.of("%s is not in %s for %s.", place, source, date));
        journal.find(finding);
        return finding;
    }
}
