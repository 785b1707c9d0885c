package com.therapyclaims.x12;

import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.util.List;

/** Writes segments. An element is text, or a list of texts for one of several components. */
final class Segments {
    private final EDIStreamWriter writer;
    private int written;

    Segments(EDIStreamWriter writer) {
        this.writer = writer;
    }

    /** How many segments were written since {@link #from}. */
    int written() {
        return written;
    }

    /** Begins to count. */
    void from(int count) {
        written = count;
    }

    /** Writes a segment; elements at its end that are empty are left out. */
    void write(String tag, Object... elements) throws EDIStreamException {
        int last = elements.length;
        while (last > 0 && elements[last - 1].equals("")) {
            last--;
        }
        writer.writeStartSegment(tag);
        for (int i = 0; i < last; i++) {
            if (elements[i] instanceof List<?> components) {
                writer.writeStartElement();
                for (Object component : components) {
                    writer.writeComponent(component.toString());
                }
                writer.endElement();
            } else if (elements[i].equals("")) {
                writer.writeEmptyElement();
            } else {
                writer.writeElement(elements[i].toString());
            }
        }
        writer.writeEndSegment();
        written++;
    }
}
