package com.therapyclaims.x12;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A second reader of X12, made from the syntax alone (X12.6): it takes the separators from ISA and splits by them. It
 * shares nothing with the library that writes, so what it reads is what stands in the file.
 */
record PlainX12(List<Segment> segments) {
    /** A segment: its name and its elements, each a list of components. */
    record Segment(String name, List<List<String>> elements) {
        /** An element by its number in the guides, from 1; empty if it is not there. */
        String at(int element) {
            return at(element, 1);
        }

        /** The segment as it stands in a file whose separators are the usual ones. */
        @Override
        public String toString() {
            return Stream.concat(Stream.of(name), elements.stream().map(components -> String.join(":", components)))
                    .collect(Collectors.joining("*"));
        }

        /** A component of an element, both from 1. */
        String at(int element, int component) {
            return element > elements.size()
                            || component > elements.get(element - 1).size()
                    ? ""
                    : elements.get(element - 1).get(component - 1);
        }
    }

    static PlainX12 read(String file) {
        String element = file.substring(3, 4);
        String component = file.substring(104, 105);
        String end = file.substring(105, 106);
        return new PlainX12(Arrays.stream(file.split(Pattern.quote(end)))
                .map(text -> segment(text, element, component))
                .toList());
    }

    private static Segment segment(String text, String element, String component) {
        List<String> parts = Arrays.asList(text.split(Pattern.quote(element), -1));
        boolean envelope = parts.getFirst().equals("ISA");
        return new Segment(
                parts.getFirst(),
                parts.subList(1, parts.size()).stream()
                        .map(part -> envelope ? List.of(part) : Arrays.asList(part.split(Pattern.quote(component), -1)))
                        .toList());
    }

    /** The segments of this name whose first element is this; all of the name if it is empty. */
    List<Segment> all(String name, String first) {
        return segments.stream()
                .filter(segment -> segment.name().equals(name)
                        && (first.isEmpty() || segment.at(1).equals(first)))
                .toList();
    }

    /** The names of all segments, in their order. */
    List<String> names() {
        return segments.stream().map(Segment::name).toList();
    }

    /** The one segment of this name whose first element is this. */
    Segment one(String name, String first) {
        List<Segment> all = all(name, first);
        if (all.size() != 1) {
            throw new AssertionError(name + "*" + first + " stands there " + all.size() + " times");
        }
        return all.getFirst();
    }
}
