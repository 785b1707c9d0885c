package com.therapyclaims.x12;

import java.util.List;

/**
 * A segment as it was read.
 *
 * @param place in the file, from 1
 * @param elements each a list of components; an empty element has none
 */
record Segment(int place, String tag, List<List<String>> elements) {
    Segment {
        elements = List.copyOf(elements);
    }

    /** An element by its number in the guides, from 1, without spaces around it; empty if it is not there. */
    String at(int element) {
        return at(element, 1);
    }

    /** A component of an element, both from 1. */
    String at(int element, int component) {
        if (element > elements.size() || component > elements.get(element - 1).size()) {
            return "";
        }
        return elements.get(element - 1).get(component - 1).strip();
    }

    /** The components of an element from one on, without those that are empty. */
    List<String> from(int element, int component) {
        return element > elements.size()
                ? List.of()
                : elements.get(element - 1).stream()
                        .skip(component - 1L)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }
}
