package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.exports.OutgoingClaim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The letters of a page of a claim on paper, as a reader of PDF finds them. */
final class PrintedLetters {
    private PrintedLetters() {}

    /**
     * A letter, in points from the left and the upper edge of the page.
     *
     * @param right where its cell ends
     * @param size of its font
     * @param data whether it is of the claim's data; a label's otherwise
     */
    record Letter(String text, float left, float right, float baseline, float size, boolean data) {
        /** Whether their ink could touch: no letter of the two fonts is higher, nor goes deeper below its line. */
        boolean overlaps(Letter other) {
            return left + HAIR < other.right - HAIR
                    && other.left + HAIR < right - HAIR
                    && top() < other.bottom()
                    && other.top() < bottom();
        }

        float top() {
            return baseline - (data ? 0.63f : 0.73f) * size;
        }

        float bottom() {
            return baseline + (data ? 0.14f : 0.22f) * size;
        }
    }

    /** What two cells may share: letters of a word touch. */
    static final float HAIR = 0.15f;

    /**
     * Those of one page, in the order in which they are drawn.
     *
     * @param page from 0
     */
    static List<Letter> of(OutgoingClaim claim, int page) {
        List<Letter> letters = new ArrayList<>();
        try (PDDocument document = open(claim)) {
            PDFTextStripper reader = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    letters.add(new Letter(
                            letter.getUnicode(),
                            letter.getX(),
                            letter.getX() + letter.getWidth(),
                            letter.getY(),
                            letter.getFontSizeInPt(),
                            letter.getFont().getName().startsWith("Courier")));
                }
            };
            reader.setStartPage(page + 1);
            reader.setEndPage(page + 1);
            reader.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    static int pages(OutgoingClaim claim) {
        try (PDDocument document = open(claim)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocument open(OutgoingClaim claim) throws IOException {
        return Loader.loadPDF(Cms1500.write(claim).getBytes(StandardCharsets.US_ASCII));
    }
}
