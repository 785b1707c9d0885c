package com.therapyclaims.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON, a value a line. Lines are told apart as bytes, so that one in another encoding spoils no other. */
final class NdjsonVisits implements VisitRows.RowReader {
    private final InputStream in;
    private int line;
    private boolean ended;

    NdjsonVisits(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<VisitRow> next() throws IOException {
        while (!ended) {
            VisitRow row = row();
            if (!(row instanceof VisitRow.Text(int _, String json)) || !json.isBlank()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private VisitRow row() throws IOException {
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLarge = false;
        int read = in.read();
        while (read >= 0 && read != '\n') {
            if (bytes.size() < VisitRows.MOST_ROW_BYTES) {
                bytes.write(read);
            } else {
                tooLarge = true;
            }
            read = in.read();
        }
        ended = read < 0;
        return tooLarge ? new VisitRow.TooLarge(line) : decoded(bytes.toByteArray());
    }

    private VisitRow decoded(byte[] bytes) {
        try {
            return new VisitRow.Text(
                    line,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return new VisitRow.NotUtf8(line);
        }
    }
}
