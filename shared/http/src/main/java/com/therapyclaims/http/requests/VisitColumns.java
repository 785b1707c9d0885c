package com.therapyclaims.http.requests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.claims.ClaimLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of visits, a row each: a column is named like the field of {@code claim} it fills, with dots, and
 * {@code note.<field>} fills the note. What was done with a code stands in columns of its own: {@code minutes.97110},
 * {@code assistantMinutes.97110}, {@code charge.97110}, {@code assistantCharge.97110}. A row becomes the JSON that
 * {@code POST /v1/claims} takes, and is read and judged as that.
 */
public final class VisitColumns {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern OF_CODE =
            Pattern.compile("(minutes|assistantMinutes|charge|assistantCharge)\\.([0-9A-Z]{5})");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[\\s;,|]+");
    private static final String ADDRESS = "line1 line2 city state zip";

    private static final Map<String, Form> FIELDS = fields();

    private static final List<String> REQUIRED = List.of(
            "patient.id",
            "patient.birthDate",
            "payerId",
            "dateOfService",
            "placeOfService",
            "billingProvider.npi",
            "billingProvider.taxId",
            "billingProvider.name");

    private final List<String> header;

    private VisitColumns(List<String> header) {
        this.header = header;
    }

    /** How a cell becomes a value. */
    private enum Form {
        TEXT,
        NUMBER,
        BOOLEAN,
        LIST
    }

    /** What a header came to. */
    public sealed interface Reading {
        /** Its rows can be read. */
        record Usable(VisitColumns columns) implements Reading {}

        /** Everything that is wrong with it. */
        record Faulty(List<Fault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Something wrong with a column.
     *
     * @param column its name if it is a known one, or its place
     */
    public record Fault(String column, String message) {}

    /** Reads a header. */
    public static Reading read(List<String> header) {
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (!isKnown(name)) {
                faults.add(new Fault("column " + (i + 1), "is not known; the known columns are in docs/api.md"));
            } else if (!seen.add(name)) {
                faults.add(new Fault(name, "stands there more than once"));
            }
        }
        REQUIRED.stream()
                .filter(name -> !seen.contains(name))
                .map(name -> new Fault(name, "is required"))
                .forEach(faults::add);
        if (!seen.contains("locality") && !seen.contains("serviceLocationZip")) {
            faults.add(new Fault("locality", "is required, or serviceLocationZip in its place"));
        }
        if (seen.stream().noneMatch(name -> name.matches("(m|assistantM)inutes\\..*"))) {
            faults.add(new Fault("minutes.<code>", "is required, for at least one code"));
        }
        return faults.isEmpty()
                ? new Reading.Usable(new VisitColumns(List.copyOf(header)))
                : new Reading.Faulty(faults);
    }

    /** The names of the columns but for those of codes. */
    public static Collection<String> names() {
        return FIELDS.keySet();
    }

    /**
     * A row as the body of {@code POST /v1/claims}; an empty cell is a field that is not there.
     *
     * @return empty if the row has more cells than the header
     */
    public Optional<String> json(List<String> cells) {
        if (cells.stream().skip(header.size()).anyMatch(cell -> !cell.isEmpty())) {
            return Optional.empty();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        object(body, "claim");
        Map<String, Map<String, String>> services = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            Matcher ofCode = OF_CODE.matcher(header.get(i));
            if (ofCode.matches()) {
                services.computeIfAbsent(ofCode.group(2), _ -> new TreeMap<>()).put(ofCode.group(1), cell);
            } else {
                put(body, header.get(i), value(FIELDS.get(header.get(i)), cell));
            }
        }
        Map<String, Object> claim = object(body, "claim");
        claim.put("services", services(services, pointers(claim.get("diagnoses"))));
        return Optional.of(write(body));
    }

    /** A table has no place for which service treats which diagnosis: each treats all, of many the first four. */
    private static List<Object> pointers(Object diagnoses) {
        int count = diagnoses instanceof List<?> list ? list.size() : 0;
        return IntStream.rangeClosed(1, Math.min(count, ClaimLimits.DIAGNOSES_OF_A_LINE))
                .<Object>mapToObj(Integer::valueOf)
                .toList();
    }

    private static List<Object> services(Map<String, Map<String, String>> byCode, List<Object> pointers) {
        List<Object> services = new ArrayList<>();
        byCode.forEach((code, cells) -> {
            service(code, "THERAPIST", cells.get("minutes"), cells.get("charge"), pointers)
                    .ifPresent(services::add);
            service(code, "ASSISTANT", cells.get("assistantMinutes"), cells.get("assistantCharge"), pointers)
                    .ifPresent(services::add);
        });
        return services;
    }

    private static Optional<Object> service(
            String code, String furnishedBy, String minutes, String charge, List<Object> pointers) {
        if (minutes == null && charge == null) {
            return Optional.empty();
        }
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("code", code);
        if (minutes != null) {
            service.put("minutes", value(Form.NUMBER, minutes));
        }
        service.put("furnishedBy", furnishedBy);
        if (charge != null) {
            service.put("charge", charge);
        }
        if (!pointers.isEmpty()) {
            service.put("diagnosisPointers", pointers);
        }
        return Optional.of(service);
    }

    /** What does not have the form stays text, so that the reader of requests finds it and says where it is. */
    private static Object value(Form form, String cell) {
        return switch (form) {
            case TEXT -> cell;
            case NUMBER -> WHOLE_NUMBER.matcher(cell).matches() ? (Object) Integer.valueOf(cell) : cell;
            case BOOLEAN ->
                switch (cell.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> cell;
                };
            case LIST ->
                Stream.of(BETWEEN_ITEMS.split(cell))
                        .filter(item -> !item.isEmpty())
                        .toList();
        };
    }

    private static void put(Map<String, Object> body, String column, Object value) {
        String[] names = column.split("\\.", -1);
        boolean ofNote = names[0].equals("note");
        Map<String, Object> place = ofNote ? body : object(body, "claim");
        for (int i = 0; i < names.length - 1; i++) {
            place = object(place, names[i]);
        }
        place.put(names[names.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
    }

    private static boolean isKnown(String name) {
        return FIELDS.containsKey(name) || OF_CODE.matcher(name).matches();
    }

    private static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> object -> {
                json.writeStartObject();
                for (var member : object.entrySet()) {
                    json.writeFieldName(member.getKey().toString());
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Boolean yes -> json.writeBoolean(yes);
            default -> json.writeString(value.toString());
        }
    }

    private static Map<String, Form> fields() {
        Map<String, Form> fields = new LinkedHashMap<>();
        add(fields, Form.TEXT, "patient.", "id birthDate firstName lastName sex");
        add(fields, Form.TEXT, "patient.address.", ADDRESS);
        add(fields, Form.TEXT, "", "payerId memberId dateOfService discipline placeOfService providerType filedOn");
        add(fields, Form.TEXT, "", "locality serviceLocationZip");
        add(fields, Form.TEXT, "billingProvider.", "npi taxId taxIdType name entityType");
        add(fields, Form.TEXT, "billingProvider.address.", ADDRESS);
        add(fields, Form.TEXT, "renderingProvider.", "npi name credential");
        add(fields, Form.TEXT, "referringProvider.", "npi name credential");
        add(fields, Form.LIST, "", "diagnoses tieChoice");
        add(fields, Form.TEXT, "", "frequencyCode originalReference totalCharge deductibleRemaining");
        add(fields, Form.BOOLEAN, "", "participating qualifyingApmParticipant");
        add(fields, Form.TEXT, "", "payerIdentifier billingTaxonomy priorAuthorization referralNumber");
        add(
                fields,
                Form.TEXT,
                "",
                "onsetDate initialTreatmentDate groupNumber medicareSecondaryReason filingIndicator");
        add(fields, Form.TEXT, "subscriber.", "relationship firstName lastName birthDate sex");
        add(fields, Form.TEXT, "subscriber.address.", ADDRESS);
        add(fields, Form.TEXT, "note.", "dateOfService discipline startTime stopTime text");
        add(fields, Form.NUMBER, "note.", "timedMinutes totalMinutes");
        return fields;
    }

    private static void add(Map<String, Form> fields, Form form, String prefix, String names) {
        Stream.of(names.split(" ", -1)).forEach(name -> fields.put(prefix + name, form));
    }
}
