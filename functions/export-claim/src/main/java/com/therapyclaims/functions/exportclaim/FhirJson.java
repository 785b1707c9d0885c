package com.therapyclaims.functions.exportclaim;

import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes FHIR's data types: what several resources have alike. */
final class FhirJson {
    private final JsonGenerator json;

    FhirJson(JsonGenerator json) {
        this.json = json;
    }

    void begin(String type, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", type);
        json.writeStringField("id", id);
    }

    void identifier(String system, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    /** The field of a resource that has one identifier. */
    void identifiedBy(String system, String value) throws IOException {
        json.writeArrayFieldStart("identifier");
        identifier(system, value);
        json.writeEndArray();
    }

    void name(String family, List<String> given) throws IOException {
        json.writeArrayFieldStart("name");
        json.writeStartObject();
        json.writeStringField("family", family);
        if (!given.isEmpty()) {
            json.writeArrayFieldStart("given");
            for (String name : given) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    void name(PersonName name) throws IOException {
        name(
                name.last(),
                List.of(name.first(), name.middle()).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    void gender(String sex) throws IOException {
        json.writeStringField(
                "gender",
                switch (sex) {
                    case "F" -> "female";
                    case "M" -> "male";
                    default -> "unknown";
                });
    }

    void address(Address address) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("line");
        json.writeString(address.line1());
        if (address.line2().filter(line -> !line.isBlank()).isPresent()) {
            json.writeString(address.line2().get());
        }
        json.writeEndArray();
        json.writeStringField("city", address.city());
        json.writeStringField("state", address.state());
        json.writeStringField("postalCode", address.zip());
        json.writeStringField("country", "US");
        json.writeEndObject();
    }

    void addresses(Optional<Address> address) throws IOException {
        if (address.isPresent()) {
            json.writeArrayFieldStart("address");
            address(address.get());
            json.writeEndArray();
        }
    }

    void concept(String field, String system, String code) throws IOException {
        json.writeObjectFieldStart(field);
        coding(system, code);
        json.writeEndObject();
    }

    void coding(String system, String code) throws IOException {
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("code", code);
        json.writeEndObject();
        json.writeEndArray();
    }

    void reference(String field, String id) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("reference", "#" + id);
        json.writeEndObject();
    }

    void numbers(String field, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    void date(String field, LocalDate date) throws IOException {
        json.writeStringField(field, date.toString());
    }

    void money(String field, Money money) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("value", money.amount());
        json.writeStringField("currency", "USD");
        json.writeEndObject();
    }
}
