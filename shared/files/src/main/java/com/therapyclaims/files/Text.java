package com.therapyclaims.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * What divides the columns: that of tab, semicolon and comma which the most of the first lines have equally often, outside
     * quotes; a description holds commas too, but not as many in each line.
     */
    char delimiter() {
        char best = ',';
        long most = linesAlike(best);
        for (char candidate : new char[] {'\t', ';'}) {
            long alike = linesAlike(candidate);
            if (alike > most || (alike == most && alike > 0 && count(candidate) >= count(best))) {
                best = candidate;
                most = alike;
            }
        }
        return best;
    }

    private long linesAlike(char delimiter) {
        return lines.stream()
                .map(line -> count(line, delimiter))
                .filter(count -> count > 0)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElse(0L);
    }

    private long count(char delimiter) {
        return lines.stream().mapToLong(line -> count(line, delimiter)).sum();
    }

    private static long count(String line, char delimiter) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == delimiter && !quoted) {
                count++;
            }
        }
        return count;
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
