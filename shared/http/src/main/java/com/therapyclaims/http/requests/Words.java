package com.therapyclaims.http.requests;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.List;
import java.util.Optional;

/** The words that several requests share. */
final class Words {
    /** No day has more minutes. */
    static final int MOST_MINUTES = 24 * 60;

    static final int MOST_LINES = 100;

    static final Kind<Discipline> DISCIPLINE = Kinds.word(Discipline.class);
    static final Kind<FurnishedBy> FURNISHED_BY = Kinds.word(FurnishedBy.class);
    static final Kind<Integer> MINUTES = Kinds.integer(0, MOST_MINUTES);
    static final Kind<Integer> UNITS = Kinds.integer(1, 999);
    static final Kind<String> PAYER_ID = Kinds.text(64);

    /** Whether such a code exists is the domain's to say. */
    static final Kind<String> CODE =
            Kinds.formed("[0-9A-Z]{5}", "must be a CPT or HCPCS code: five digits or capital letters", "00000");

    static final Kind<List<String>> CODES = Kinds.list(CODE, MOST_LINES);

    static final Kind<List<String>> MODIFIERS =
            Kinds.list(Kinds.formed("[0-9A-Z]{2}", "must be a modifier: two digits or capital letters", "00"), 10);

    static final Kind<String> PLACE_OF_SERVICE =
            Kinds.formed("[0-9]{2}", "must be a place of service: two digits such as 11", "11");

    /** Who bills; only some types are named by a rule, so that a type nobody knows is no fault. */
    static final Kind<String> PROVIDER_TYPE =
            Kinds.formed("[A-Z][A-Z_]{0,31}", "must be a provider type in capital letters such as PTPP", "PTPP");

    /** Amounts nobody can send below zero. */
    static final Kind<Money> AMOUNT = Kinds.unless(
            "-.*",
            Fault.Kind.RANGE,
            "must not be negative",
            Kinds.formed("[0-9]{1,9}(\\.[0-9]{1,2})?", "must be dollars and cents such as \"120.00\"", "0.00")
                    .as(Money::of));

    static final Kind<List<Segment>> SEGMENTS = Kinds.list(Kinds.object(Words::segment), 20);

    static final Kind<String> SEX = Kinds.formed("[FMU]", "must be F, M or U", "U");

    private static final Kind<PricingPlace> LOCALITY = Kinds.unless(
            "[0-9]{1,2}",
            Fault.Kind.FORMAT,
            "is a locality number without its MAC: the same number stands under several contractors; send MAC-number"
                    + " such as \"15202-00\", or NATIONAL",
            Kinds.formed(
                            "[0-9]{5}-[0-9]{2}|NATIONAL",
                            "must be MAC-number, five and two digits such as \"15202-00\", or NATIONAL", "NATIONAL")
                    .as(text -> text.equals("NATIONAL")
                            ? new PricingPlace.National()
                            : new PricingPlace.InLocality(Locality.parse(text))));

    private static final Kind<PricingPlace> ZIP = Kinds.formed("[0-9]{5}", "must be a ZIP code of five digits", "00000")
            .as(PricingPlace.InZip::new);

    private Words() {}

    /** The place a price depends on: a locality, or a ZIP code under the given name. */
    static PricingPlace place(Fields fields, String zipName) {
        Optional<PricingPlace> locality = fields.optional("locality", LOCALITY);
        Optional<PricingPlace> zip = fields.optional(zipName, ZIP);
        if (locality.isPresent() && zip.isPresent()) {
            fields.fault(zipName, Fault.Kind.CONFLICT, "stands in place of locality: send one of the two");
        }
        return locality.or(() -> zip).orElseGet(() -> {
            fields.fault("locality", Fault.Kind.REQUIRED, "is required, or " + zipName + " in its place");
            return new PricingPlace.National();
        });
    }

    private static Segment segment(Fields fields) {
        Segment segment = new Segment(fields.required("start", Kinds.TIME), fields.required("stop", Kinds.TIME));
        if (segment.stop().isBefore(segment.start())) {
            fields.fault("stop", Fault.Kind.RANGE, "must not be before start");
        }
        return segment;
    }
}
