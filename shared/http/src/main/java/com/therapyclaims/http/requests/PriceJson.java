package com.therapyclaims.http.requests;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;

/** The request of {@code POST /v1/prices}. */
public final class PriceJson {
    /** The whole body. */
    public static final Kind<PriceQuestion> REQUEST = Kinds.object(PriceJson::question);

    private static final String OFFICE = "11";

    private PriceJson() {}

    private static PriceQuestion question(Fields fields) {
        return new PriceQuestion(
                fields.required("dateOfService", Kinds.DATE),
                fields.required("payerId", Words.PAYER_ID),
                Words.place(fields, "zip"),
                fields.optional("placeOfService", Words.PLACE_OF_SERVICE).orElse(OFFICE),
                fields.required("lines", Kinds.list(Kinds.object(PriceJson::line), 1, Words.MOST_LINES)),
                fields.optional("deductibleRemaining", Words.AMOUNT).orElse(Money.ZERO),
                fields.optional("participating", Kinds.BOOLEAN).orElse(true),
                fields.optional("qualifyingApmParticipant", Kinds.BOOLEAN).orElse(false),
                fields.optional("asOf", Kinds.INSTANT));
    }

    private static LineToPrice line(Fields fields) {
        return new LineToPrice(
                fields.required("code", Words.CODE),
                fields.required("units", Words.UNITS),
                fields.listOrEmpty("modifiers", Words.MODIFIERS),
                fields.optional("charge", Words.AMOUNT));
    }
}
