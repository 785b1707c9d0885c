package com.therapyclaims.functions.servepages;

import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /}, {@code /pages/{file}}, {@code /docs} and {@code /v1/openapi.yaml}: the web page, all of it from this
 * function's own files.
 */
public final class ServePagesHandler extends ApiFunction {
    private final PageFiles files = new PageFiles();
    private final String contentSecurityPolicy;

    /** Used by Lambda. */
    public ServePagesHandler() {
        this(new StructuredLog("serve-pages"), uploadOrigin(System.getenv()));
    }

    /**
     * A handler with its world.
     *
     * @param uploadOrigin where the page may send an upload to beside the API itself; empty for nowhere
     */
    ServePagesHandler(StructuredLog log, String uploadOrigin) {
        super(log);
        // Nothing inline, nothing of anyone else's; data: for the viewer's own small icons.
        this.contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + ("connect-src 'self' " + uploadOrigin).strip()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** The S3 server of this machine where there is one, else the bucket's own address. */
    private static String uploadOrigin(Map<String, String> environment) {
        String local = environment.getOrDefault("AWS_ENDPOINT_URL_S3", "");
        return local.isBlank() ? environment.getOrDefault("UPLOAD_ORIGIN", "") : local;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) throws ProblemException {
        PageFile file = find(request).orElseThrow(() -> new ProblemException(Problem.notFound()));
        return (isKnownTo(request, file) ? ApiResponse.text(304, file.mediaType(), "") : content(request, file))
                .with("ETag", file.eTag())
                .with("Vary", "Accept-Encoding")
                .with("Cache-Control", PageFile.CACHING)
                .with("Content-Security-Policy", contentSecurityPolicy)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private Optional<PageFile> find(ApiRequest request) throws ProblemException {
        return switch (request.resource()) {
            case "/" -> Optional.of(files.page("index.html"));
            case "/docs" -> Optional.of(files.page("docs.html"));
            case "/v1/openapi.yaml" -> Optional.of(files.description());
            default -> files.part(request.path("file"));
        };
    }

    private static ApiResponse content(ApiRequest request, PageFile file) {
        boolean gzip = request.header("accept-encoding")
                .map(accepted -> accepted.toLowerCase(Locale.ROOT).contains("gzip"))
                .orElse(false);
        return gzip
                ? ApiResponse.bytes(200, file.mediaType(), file.gzipped()).with("Content-Encoding", "gzip")
                : ApiResponse.bytes(200, file.mediaType(), file.content());
    }

    private static boolean isKnownTo(ApiRequest request, PageFile file) {
        return Arrays.stream(request.header("if-none-match").orElse("").split(","))
                .anyMatch(tag -> tag.strip().equals(file.eTag()));
    }
}
