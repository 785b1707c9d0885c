package com.therapyclaims.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The titles over a table's columns. */
final class Header {
    private final List<String> titles;

    private Header(List<String> titles) {
        this.titles = titles;
    }

    /** Titles that stand in one row. */
    static Header of(Row row) {
        return new Header(row.cells().stream().map(Header::normal).toList());
    }

    /** Titles that are spread over two rows, as {@code WORK} over {@code RVU}. */
    static Header of(Row upper, Row lower) {
        return new Header(IntStream.range(0, lower.cells().size())
                .mapToObj(i -> normal(upper.cell(i) + " " + lower.cell(i)))
                .toList());
    }

    /** Whether a title fits. */
    boolean has(Predicate<String> fits) {
        return titles.stream().anyMatch(fits);
    }

    int width() {
        return titles.size();
    }

    /** The only column with the title; a fault where there is none or there are several. */
    Column required(String title, Problems problems) {
        return required(title, title::equals, problems);
    }

    /** The only column whose title fits; a fault where there is none or there are several. */
    Column required(String name, Predicate<String> fits, Problems problems) {
        Column column = optional(name, fits);
        if (!column.present()) {
            problems.fault(
                    0,
                    name,
                    "The header has no single column " + name + ": the file is not laid out as it was"
                            + " made. Upload it unaltered.");
        }
        return column;
    }

    /** The only column whose title fits, or one that is not present. */
    Column optional(String name, Predicate<String> fits) {
        int[] found = IntStream.range(0, titles.size())
                .filter(i -> fits.test(titles.get(i)))
                .toArray();
        return new Column(found.length == 1 ? found[0] : -1, name);
    }

    /** The titles that none of the columns has. */
    List<String> besides(List<Column> columns) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            int index = i;
            if (!titles.get(i).isEmpty() && columns.stream().noneMatch(column -> column.index() == index)) {
                rest.add(titles.get(i));
            }
        }
        return rest;
    }

    /** Upper case, single blanks. */
    static String normal(String title) {
        return title.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
