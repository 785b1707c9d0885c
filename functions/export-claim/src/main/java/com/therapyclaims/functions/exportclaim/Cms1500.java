package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Box;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Frame;
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
 * A claim on paper: a PDF with one page for each six lines, the data in the boxes of the CMS-1500. The file is text of
 * seven bits, so that it passes the gateway whatever media types a client says it accepts.
 */
final class Cms1500 {
    private static final float LABEL_SIZE = 5.5f;
    private static final float DATA_SIZE = 9.5f;
    private static final float LEAST_SIZE = 4.5f;
    private static final float MARGIN = 3;

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
        Cms1500 form = new Cms1500();
        Map<String, ExportGap> gaps = new LinkedHashMap<>();
        Cms1500Content.gap(claim).ifPresent(gap -> gaps.put(gap.pointer(), gap));
        for (int i = 0; i < Cms1500Content.forms(claim); i++) {
            Cms1500Content.of(claim, i).forEach((id, text) -> {
                int most = form.mostCharacters(Cms1500Layout.BOXES.get(id));
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

    /** The data's letters are all of the same width. */
    private int mostCharacters(Box box) {
        try {
            return (int) (room(box) / (data.getStringWidth("W") / 1000 * LEAST_SIZE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        text(stream, labels, 11, Cms1500Layout.LEFT, 64, "HEALTH INSURANCE CLAIM");
        text(
                stream,
                labels,
                LABEL_SIZE + 1,
                Cms1500Layout.LEFT,
                76,
                "Boxes as numbered on the CMS-1500 (02/12). Drawn by software: a payer that scans red forms takes the data, not this sheet.");
    }

    private void draw(PDPageContentStream stream, Box box) throws IOException {
        float bottom = Cms1500Layout.PAGE_HEIGHT - box.top() - box.height();
        switch (box.frame()) {
            case FULL -> {
                stream.addRect(box.left(), bottom, box.width(), box.height());
                stream.stroke();
                text(stream, labels, LABEL_SIZE, box.left() + 2, box.top() + LABEL_SIZE + 1, box.label());
            }
            case CHECK -> {
                stream.addRect(box.left(), bottom, box.width(), box.height());
                stream.stroke();
                text(
                        stream,
                        labels,
                        LABEL_SIZE,
                        box.left() + box.width() + 1.5f,
                        box.top() + box.height() - 2,
                        box.label());
            }
            case NONE -> text(stream, labels, LABEL_SIZE + 1, box.left(), box.top() + box.height() - 3, box.label());
        }
    }

    private void fill(PDPageContentStream stream, Box box, List<String> lines) throws IOException {
        float left = left(box);
        for (int i = 0; i < lines.size(); i++) {
            float baseline = box.top() + box.height() - (box.frame() == Frame.CHECK ? 1.5f : 3.5f);
            float above = (lines.size() - 1 - i) * 12f;
            float wanted = box.height() < 10 && box.frame() == Frame.NONE ? 6.5f : DATA_SIZE;
            text(stream, data, size(lines.get(i), room(box), wanted), left, baseline - above, lines.get(i));
        }
    }

    private float left(Box box) throws IOException {
        return box.left() + (box.frame() == Frame.CHECK ? 1.5f : MARGIN + indent(box));
    }

    /** How wide a line of text may be. */
    private float room(Box box) throws IOException {
        return box.left() + box.width() - left(box) - 1;
    }

    /** Where the label stands before the text and not above it. */
    private float indent(Box box) throws IOException {
        return box.frame() == Frame.NONE && !box.label().isEmpty()
                ? labels.getStringWidth(box.label()) / 1000 * (LABEL_SIZE + 1)
                : 0;
    }

    /** A long text is set smaller, so that all of it stands in its box. */
    private float size(String text, float room, float wanted) throws IOException {
        float natural = data.getStringWidth(text) / 1000 * wanted;
        return natural <= room ? wanted : wanted * room / natural;
    }

    private static void text(
            PDPageContentStream stream, PDFont font, float size, float left, float baseline, String text)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(left, Cms1500Layout.PAGE_HEIGHT - baseline);
        stream.showText(text);
        stream.endText();
    }
}
