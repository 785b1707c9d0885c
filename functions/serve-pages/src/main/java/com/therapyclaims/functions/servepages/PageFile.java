package com.therapyclaims.functions.servepages;

import com.therapyclaims.domain.content.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the page as it is sent. */
final class PageFile {
    private static final int TAG_DIGITS = 24;

    private final String mediaType;
    private final byte[] content;
    private final byte[] gzipped;
    private final String eTag;
    private final String caching;

    private PageFile(String mediaType, byte[] content, String caching) {
        this.mediaType = mediaType;
        this.content = content;
        this.gzipped = gzip(content);
        this.eTag = eTag(content);
        this.caching = caching;
    }

    /** Of ours: asked for anew each time, answered with 304 while it is the same. */
    static PageFile ours(String mediaType, byte[] content) {
        return new PageFile(mediaType, content, "public, no-cache");
    }

    /** Of a library's: the same until the next release. */
    static PageFile library(String mediaType, byte[] content) {
        return new PageFile(mediaType, content, "public, max-age=86400");
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

    String caching() {
        return caching;
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
