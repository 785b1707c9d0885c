package com.therapyclaims.functions.servepages;

import com.therapyclaims.domain.content.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page as it is sent: asked for anew each time, answered with 304 while it is the same. A library's too, because
 * its name stays where its version does not, and a new page with an old library is no page.
 */
final class PageFile {
    static final String CACHING = "public, no-cache";

    private static final int TAG_DIGITS = 24;

    private final String mediaType;
    private final byte[] content;
    private final byte[] gzipped;
    private final String eTag;

    PageFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
        this.gzipped = gzip(content);
        this.eTag = eTag(content);
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }

    byte[] gzipped() {
        return gzipped.clone();
    }

    /** Weak: the same for the file as it is and for the gzipped one. */
    String eTag() {
        return eTag;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String eTag(byte[] content) {
        return "W/\"" + Hashes.sha256(content).substring(0, TAG_DIGITS) + '"';
    }
}
