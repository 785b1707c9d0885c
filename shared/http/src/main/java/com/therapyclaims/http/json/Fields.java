package com.therapyclaims.http.json;

import com.therapyclaims.http.json.JsonValue.JsonNull;
import com.therapyclaims.http.json.JsonValue.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one object of a request. Each is asked for by name; those nobody asked for are refused. */
public final class Fields {
    /** A field's name is shown if it looks like one; anything else could be data that slipped into a name. */
    private static final String LOOKS_LIKE_A_NAME = "[A-Za-z][A-Za-z0-9_-]{0,39}";

    private final Place place;
    private final JsonObject object;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Place place, JsonObject object) {
        this.place = place;
        this.object = object;
    }

    /** A field that must be there. */
    public <T> T required(String name, Kind<T> kind) {
        return optional(name, kind).orElseGet(() -> {
            fault(name, Fault.Kind.REQUIRED, "is required");
            return kind.standIn();
        });
    }

    /** A field that may be missing or null. */
    public <T> Optional<T> optional(String name, Kind<T> kind) {
        known.add(name);
        JsonValue value = object.members().get(name);
        return value == null || value instanceof JsonNull
                ? Optional.empty()
                : Optional.of(kind.read(place.at(name, value)));
    }

    /** A list that may be missing: then it is empty. */
    public <T> List<T> listOrEmpty(String name, Kind<List<T>> kind) {
        return optional(name, kind).orElseGet(List::of);
    }

    /** Reports what is wrong with a field in relation to others. */
    public void fault(String name, Fault.Kind kind, String message) {
        place.at(name, object).fault(kind, message);
    }

    /** Refuses what nobody asked for and what came twice; the first fault says what is known. To be called last. */
    void refuseTheRest() {
        String knownFields = "; known fields: " + String.join(", ", known);
        for (String name : object.members().sequencedKeySet()) {
            if (!known.contains(name)) {
                boolean shown = name.matches(LOOKS_LIKE_A_NAME);
                (shown ? place.at(name, object) : place)
                        .fault(
                                Fault.Kind.UNKNOWN_FIELD,
                                (shown ? "is not known here" : "has a field that is not known") + knownFields);
                knownFields = "";
            } else if (object.repeated().contains(name)) {
                fault(name, Fault.Kind.DUPLICATE, "stands here more than once");
            }
        }
    }
}
