package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Box;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Frame;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Spot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A claim on paper: a PDF with one page for each six lines, the data where the CMS-1500 has its boxes, in letters of 10 points
 * where that fits and never under 6. The file is text of seven bits, so that it passes the gateway whatever media types a client
 * says it accepts.
 */
final class Cms1500 {
    /** With a little room between the letters ten of them make an inch, as the printed form wants them. */
    private static final float DATA_SIZE = 10;

    /** Twice as many an inch; nothing on the page is smaller, so that all of it can be read. */
    private static final float LEAST_SIZE = 6;

    private static final float WIDTH_OF_A_LETTER = 0.6f;

    private final PDFont labels = new PDType1Font(FontName.HELVETICA);
    private final PDFont data = new PDType1Font(FontName.COURIER_BOLD);

    private Cms1500() {}

    /**
     * The file.
     *
     * @param claim without {@link #gaps}
     */
    static String write(OutgoingClaim claim) {
        try (PDDocument document = new PDDocument()) {
            // What the file's own id is made from: the same revision gives the same bytes.
            document.setDocumentId((long) (claim.claimId() + "/" + claim.revision()).hashCode());
            Cms1500 form = new Cms1500();
            for (int i = 0; i < Cms1500Content.forms(claim); i++) {
                form.page(document, Cms1500Content.of(claim, i));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return sevenBits(bytes.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second line of a PDF is a comment of bytes above 127 that marks it as binary; this one is none. */
    private static String sevenBits(String file) {
        int comment = file.indexOf('\n') + 1;
        int end = file.indexOf('\n', comment);
        return file.substring(0, comment) + "%" + "-".repeat(end - comment - 1) + file.substring(end);
    }

    /** What the form wants to be told, and what is longer than its box in the smallest letters, each field once. */
    static List<ExportGap> gaps(OutgoingClaim claim) {
        Map<String, ExportGap> gaps = new LinkedHashMap<>();
        Cms1500Content.gap(claim).ifPresent(gap -> gaps.put(gap.pointer(), gap));
        for (int i = 0; i < Cms1500Content.forms(claim); i++) {
            Cms1500Content.of(claim, i).forEach((id, text) -> {
                int most = 2 * mostInSmallest(Cms1500Layout.BOXES.get(id));
                if (text.lines().stream().anyMatch(line -> line.length() > most)) {
                    gaps.putIfAbsent(
                            text.field(),
                            new ExportGap(
                                    text.field(),
                                    ExportGap.Kind.TOO_LONG,
                                    "Box %s of the paper form holds at most %d characters in a line, with what stands beside it."
                                            .formatted(id, most)));
                }
            });
        }
        return List.copyOf(gaps.values());
    }

    private static float room(Box box) {
        return box.characters() * Cms1500Layout.CHARACTER;
    }

    /** How many of the smallest letters stand beside each other. */
    private static int mostInSmallest(Box box) {
        return Math.round(room(box) / (WIDTH_OF_A_LETTER * LEAST_SIZE));
    }

    private void page(PDDocument document, Map<String, Cms1500Boxes.Text> content) throws IOException {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page, AppendMode.OVERWRITE, false)) {
            title(stream);
            stream.setLineWidth(0.5f);
            for (Map.Entry<String, Box> entry : Cms1500Layout.BOXES.entrySet()) {
                draw(stream, entry.getValue());
                if (content.containsKey(entry.getKey())) {
                    fill(stream, entry.getValue(), content.get(entry.getKey()).lines());
                }
            }
        }
    }

    private void title(PDPageContentStream stream) throws IOException {
        text(stream, labels, 11, new Spot(Cms1500Layout.LEFT, 72), "HEALTH INSURANCE CLAIM");
        text(
                stream,
                labels,
                LEAST_SIZE,
                new Spot(Cms1500Layout.LEFT, 84),
                "Boxes as numbered on the CMS-1500 (02/12). Drawn by software: a payer that scans red forms takes the data, not this sheet.");
    }

    private void draw(PDPageContentStream stream, Box box) throws IOException {
        if (box.frame() == Frame.FULL) {
            stream.addRect(box.left(), Cms1500Layout.PAGE_HEIGHT - box.top() - box.height(), box.width(), box.height());
            stream.stroke();
        }
        text(stream, labels, LEAST_SIZE, box.labelAt(), box.label());
    }

    private void fill(PDPageContentStream stream, Box box, List<String> lines) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            float above = (lines.size() - 1 - i) * Cms1500Layout.LINE;
            List<String> parts = parts(box, lines.get(i));
            for (int j = 0; j < parts.size(); j++) {
                float furtherAbove = (parts.size() - 1 - j) * LEAST_SIZE;
                float largest = parts.size() == 1 ? DATA_SIZE : LEAST_SIZE;
                letters(stream, box, above + furtherAbove, largest, parts.get(j));
            }
        }
    }

    /** What is too long for a line of the smallest letters is divided between two, where it can be at a blank. */
    private static List<String> parts(Box box, String line) {
        int most = mostInSmallest(box);
        if (line.length() <= most) {
            return List.of(line);
        }
        int blank = line.lastIndexOf(' ', most);
        return blank > 0 && line.length() - blank - 1 <= most
                ? List.of(line.substring(0, blank), line.substring(blank + 1))
                : List.of(line.substring(0, most), line.substring(most));
    }

    /** A long text is set closer, and then smaller, so that all of it stands in its box. */
    private void letters(PDPageContentStream stream, Box box, float above, float largest, String text)
            throws IOException {
        float pitch = Math.min(
                largest == DATA_SIZE ? Cms1500Layout.CHARACTER : WIDTH_OF_A_LETTER * largest,
                room(box) / text.length());
        float size = Math.min(largest, pitch / WIDTH_OF_A_LETTER);
        float before = box.toTheRight() ? room(box) - pitch * text.length() : 0;
        Spot first = box.textAt();
        stream.setCharacterSpacing(pitch - WIDTH_OF_A_LETTER * size);
        text(stream, data, size, new Spot(first.left() + before, first.baseline() - above), text);
        stream.setCharacterSpacing(0);
    }

    private static void text(PDPageContentStream stream, PDFont font, float size, Spot at, String text)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(at.left(), Cms1500Layout.PAGE_HEIGHT - at.baseline());
        stream.showText(text);
        stream.endText();
    }
}
