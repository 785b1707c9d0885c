package com.therapyclaims.x12;

import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads an interchange segment by segment; what its envelope counts and names must hold. */
final class SegmentReader {
    private final Consumer<Segment> segments;
    private final Consumer<RemittanceFault> faults;
    private final List<List<String>> elements = new ArrayList<>();
    private List<String> components = new ArrayList<>();
    private boolean composite;
    private int place;
    private String tag = "";

    SegmentReader(Consumer<Segment> segments, Consumer<RemittanceFault> faults) {
        this.segments = segments;
        this.faults = faults;
    }

    /** Reads all of it, or up to where it is no X12 any more. */
    void read(InputStream file) throws IOException {
        try {
            // One byte is one character: X12 is ASCII, and whatever else a payer writes stands in names.
            EDIStreamReader reader = EDIInputFactory.newFactory()
                    .createEDIStreamReader(file, StandardCharsets.ISO_8859_1.name(), X12Schemas.envelope());
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
        } catch (EDIStreamException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            faults.accept(new RemittanceFault(
                    Math.max(place, 1), Kind.ENVELOPE, "From here on it must be X12 of version 005010, to its end."));
        }
    }

    private void take(EDIStreamReader reader, EDIStreamEvent event) {
        switch (event) {
            case START_SEGMENT -> {
                place++;
                tag = reader.getText();
                elements.clear();
            }
            case START_COMPOSITE -> {
                composite = true;
                components = new ArrayList<>();
            }
            case END_COMPOSITE -> {
                composite = false;
                elements.add(List.copyOf(components));
            }
            case ELEMENT_DATA -> {
                if (composite) {
                    components.add(reader.getText());
                } else if (reader.getLocation().getElementOccurrence() <= 1) {
                    elements.add(List.of(reader.getText()));
                }
            }
            case END_SEGMENT -> segments.accept(new Segment(place, tag, elements));
            case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR ->
                faults.accept(new RemittanceFault(
                        Math.max(place, 1),
                        Kind.ENVELOPE,
                        "The envelope does not hold: " + reader.getErrorType() + "."));
            default -> {
                // Beginnings and ends of what the segments themselves tell.
            }
        }
    }
}
