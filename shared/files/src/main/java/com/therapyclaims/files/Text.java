package com.therapyclaims.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file's beginning, which tells its encoding and how its columns are divided. */
final class Text {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final int LINES = 20;

    private final Charset charset;
    private final List<String> lines;

    private Text(Charset charset, List<String> lines) {
        this.charset = charset;
        this.lines = lines;
    }

    /** Looks at a file's first bytes. */
    static Text of(byte[] head) {
        Charset charset = charset(head);
        String text = new String(head, charset);
        return new Text(charset, text.lines().limit(LINES).toList());
    }

    Charset charset() {
        return charset;
    }

    /** The first lines. */
    List<String> lines() {
        return lines;
    }

    /** Whether the text is a JSON object. */
    boolean isJson() {
        return lines.stream()
                .map(Text::clean)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.startsWith("{"))
                .isPresent();
    }

    /** What divides the columns: the most frequent of tab, semicolon and comma in the first lines. */
    char delimiter() {
        char best = ',';
        long most = count(best);
        for (char candidate : new char[] {'\t', ';'}) {
            long count = count(candidate);
            if (count > most || (count == most && count > 0)) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private long count(char delimiter) {
        return lines.stream()
                .mapToLong(line -> line.chars().filter(c -> c == delimiter).count())
                .sum();
    }

    /** A cell without the blanks and marks that programs leave around its content. */
    static String clean(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isPadding(cell.charAt(start))) {
            start++;
        }
        while (end > start && isPadding(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    /** Whether a program may have left the character around a cell's content. */
    static boolean isPadding(char c) {
        return (c <= ' ' && c != '\u001a') || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK;
    }

    private static Charset charset(byte[] head) {
        if (startsWith(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        // Undecoded bytes at the very end are a character that the head cuts in two, not a fault.
        boolean utf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
        return utf8 ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
