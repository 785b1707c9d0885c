package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Optional;

/** What a fee schedule or table can be. A kind gives its versions their id and says how long they hold. */
public enum ScheduleKind {
    /** CMS's relative value file (PPRRVU). */
    RELATIVE_VALUES("medicare-rvu", Holds.CALENDAR_YEAR),
    /** CMS's geographic practice cost indices. */
    GPCIS("medicare-gpci", Holds.CALENDAR_YEAR),
    /** CMS's ZIP code to carrier and locality file. */
    ZIP_LOCALITIES("medicare-zip", Holds.UNTIL_SUPERSEDED),
    /** NCCI procedure-to-procedure edits, practitioner. */
    PTP_EDITS("medicare-ptp", Holds.UNTIL_SUPERSEDED),
    /** NCCI medically unlikely edits, practitioner. */
    MUE_LIMITS("medicare-mue", Holds.UNTIL_SUPERSEDED),
    /** CMS's payment amounts by carrier and locality (PFALL, PFREV). */
    PAYMENT_AMOUNTS("medicare-payments", Holds.CALENDAR_YEAR),
    /** A practice's fees for one payer. */
    COMMERCIAL_FEES("-fees", Holds.UNTIL_SUPERSEDED),
    /** A practice's contract with one payer. */
    CONTRACT("-contract", Holds.UNTIL_SUPERSEDED);

    private final String name;
    private final Holds holds;

    ScheduleKind(String name, Holds holds) {
        this.name = name;
        this.holds = holds;
    }

    private enum Holds {
        CALENDAR_YEAR,
        UNTIL_SUPERSEDED
    }

    /** Whether the platform operator publishes it for all practices; otherwise it is one practice's own. */
    public boolean isMedicare() {
        return !name.startsWith("-");
    }

    /** Whether the owner may publish tables of this kind: what is Medicare's holds for everybody. */
    public boolean mayBeOf(ScheduleOwner owner) {
        return isMedicare() == owner.practiceId().isEmpty();
    }

    /** Whether it decides what is paid. Edit tables decide what may be billed together. */
    public boolean decidesPrices() {
        return switch (this) {
            case RELATIVE_VALUES, GPCIS, ZIP_LOCALITIES, PAYMENT_AMOUNTS, COMMERCIAL_FEES, CONTRACT -> true;
            case PTP_EDITS, MUE_LIMITS -> false;
        };
    }

    /**
     * The schedule id of a kind that all practices share, for example {@code medicare-rvu}.
     *
     * @throws IllegalStateException if the kind is a practice's own
     */
    public String id() {
        if (!isMedicare()) {
            throw new IllegalStateException(this + " is a practice's own: its id needs the payer");
        }
        return name;
    }

    /** The schedule id of this kind; one that is a practice's own is named after the payer: {@code acme-fees}. */
    public String id(String payerId) {
        return isMedicare() ? name : payerId + name;
    }

    /**
     * The last date of service a version can hold for, unless a later one takes over before. Relative values and cost
     * indices are made for one calendar year: pricing January with December's would be a silent error.
     */
    public Optional<LocalDate> lastDate(LocalDate effectiveFrom) {
        return switch (holds) {
            case CALENDAR_YEAR -> Optional.of(LocalDate.of(effectiveFrom.getYear(), 12, 31));
            case UNTIL_SUPERSEDED -> Optional.empty();
        };
    }
}
