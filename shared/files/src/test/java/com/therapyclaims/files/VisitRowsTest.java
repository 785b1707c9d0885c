package com.therapyclaims.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitRowsTest {
    @Test
    void eachLineOfJsonIsARowNamedByItsLine() throws IOException {
        assertThat(rows("{\"a\":1}\n\n  \r\n{\"b\":2}"))
                .containsExactly(new VisitRow.Text(1, "{\"a\":1}"), new VisitRow.Text(4, "{\"b\":2}"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstRow() throws IOException {
        assertThat(rows("\ufeff{}")).containsExactly(new VisitRow.Text(1, "{}"));
    }

    @Test
    void aLineInAnotherEncodingSpoilsNoOther() throws IOException {
        byte[] file = bytes("{}\n{\"name\":\"X\"}\n{}");
        file[12] = (byte) 0xe9;

        assertThat(rows(file))
                .containsExactly(new VisitRow.Text(1, "{}"), new VisitRow.NotUtf8(2), new VisitRow.Text(3, "{}"));
    }

    @Test
    void aLineThatIsTooLongSpoilsNoOther() throws IOException {
        assertThat(rows("{}\n{" + " ".repeat(VisitRows.MOST_ROW_BYTES) + "}\n{}"))
                .containsExactly(new VisitRow.Text(1, "{}"), new VisitRow.TooLarge(2), new VisitRow.Text(3, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void rowsOfATableComeUnderItsHeader(String delimiter) throws IOException {
        VisitRows rows = VisitRows.of(stream(bytes("a,b,c\n1,\"two\nlines\",é\n\n4,5,6\n".replace(",", delimiter))));

        assertThat(rows.header()).contains(List.of("a", "b", "c"));
        assertThat(all(rows))
                .containsExactly(
                        new VisitRow.Cells(2, List.of("1", "two\nlines", "é")),
                        new VisitRow.Cells(5, List.of("4", "5", "6")));
    }

    @Test
    void aLetterWhoseLastByteLooksLikeABlankIsKept() throws IOException {
        assertThat(rows("a,b\nà,à\n")).containsExactly(new VisitRow.Cells(2, List.of("à", "à")));
    }

    @Test
    void aRowOfATableInAnotherEncodingSpoilsNoOther() throws IOException {
        byte[] file = "a,b\n1,é\n3,4\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rows(file)).containsExactly(new VisitRow.NotUtf8(2), new VisitRow.Cells(3, List.of("3", "4")));
    }

    @Test
    void aFileInGzipIsReadLikeTheFileInIt() throws IOException {
        assertThat(rows(packed("{}\n{}"))).containsExactly(new VisitRow.Text(1, "{}"), new VisitRow.Text(2, "{}"));
    }

    @Test
    void aFileThatIsCutOffInGzipIsRefused() {
        byte[] packed = packed("{\"a\":1}\n".repeat(500));

        assertThatThrownBy(() -> rows(Arrays.copyOf(packed, packed.length - 9)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void anOpenQuoteIsRefusedWithItsRow() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(300_000)))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.row()).isEqualTo(3));
    }

    /** Else the rows after it would be the end of one cell: of another patient's note. */
    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,\"4\n5,6\n", "a,b\n1,2\n3,\"4", "a,b\n1,2\n3,\"4\n5,\"6\"\n7,8\n"})
    void anOpenQuoteOfAShortFileIsRefusedToo(String file) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.row()).isEqualTo(3));
    }

    @Test
    void moreRowsThanAFileMayHaveAreRefused() {
        assertThatThrownBy(() -> rows("{}\n".repeat(VisitRows.MOST_ROWS + 1)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("100000 rows");
    }

    @Test
    void asManyRowsAsAFileMayHaveAreRead() throws IOException {
        assertThat(rows("{}\n".repeat(VisitRows.MOST_ROWS))).hasSize(VisitRows.MOST_ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "[{}]", "PK\u0003\u0004"})
    void whatIsNoFileOfVisitsIsRefused(String content) {
        assertThatThrownBy(() -> rows(content)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void utf16IsRefused() {
        assertThatThrownBy(() -> rows("a,b".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("UTF-8");
    }

    private static List<VisitRow> rows(String content) throws IOException {
        return rows(bytes(content));
    }

    private static List<VisitRow> rows(byte[] content) throws IOException {
        return all(VisitRows.of(stream(content)));
    }

    private static List<VisitRow> all(VisitRows rows) throws IOException {
        List<VisitRow> all = new ArrayList<>();
        for (Optional<VisitRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        return all;
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(content));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }
}
