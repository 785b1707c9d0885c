package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.exports.ExportGap.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a claim in the making lacks, in the order it is found, and what its form can do without. */
final class Gaps {
    private final List<ExportGap> missing = new ArrayList<>();
    private final List<ExportGap> advice = new ArrayList<>();

    /** The value; an empty text, and a gap, where there is none. */
    String require(Optional<String> value, String pointer, String message) {
        return require(value, pointer, message, "");
    }

    /** The same of a value that may not be blank either. */
    String requireText(Optional<String> value, String pointer, String message) {
        return require(value.filter(text -> !text.isBlank()), pointer, message);
    }

    /**
     * The value, and a gap where there is none.
     *
     * @param standIn what stands for it while the rest is looked at; it never leaves
     */
    <T> T require(Optional<T> value, String pointer, String message, T standIn) {
        if (value.isEmpty()) {
            missing(pointer, message);
        }
        return value.orElse(standIn);
    }

    /** The form asks for something that is not there. */
    void missing(String pointer, String message) {
        missing.add(ExportGap.missing(pointer, message));
    }

    /** The form has no use for something that is there. */
    void unusable(String pointer, String message) {
        missing.add(new ExportGap(pointer, Kind.UNUSABLE, message));
    }

    void addAll(List<ExportGap> further) {
        missing.addAll(further);
    }

    /** What the form can do without, and a payer's own edits often cannot. */
    void advise(String pointer, String message) {
        advice.add(ExportGap.missing(pointer, message));
    }

    /** The claim with what was found. */
    ClaimExport of(OutgoingClaim claim) {
        return missing.isEmpty()
                ? new ClaimExport.Ready(claim, advice)
                : new ClaimExport.Incomplete(claim, missing, advice);
    }
}
