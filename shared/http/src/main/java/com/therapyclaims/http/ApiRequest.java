package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.JsonText;
import com.therapyclaims.http.json.JsonValue.JsonBoolean;
import com.therapyclaims.http.json.JsonValue.JsonObject;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as API Gateway hands it to a function (REST API, proxy event 1.0). What else the event holds, now or in a
 * later version, is ignored.
 *
 * @param requestId names the request in answers, logs and access records: the gateway's own name for it. What a caller may
 *     send as a request's id is text like any other
 * @param resource the path of the API's description, with its parameters in braces
 * @param headers by name in lower case
 * @param body as it was sent; empty if there was none
 * @param base64 whether the body came encoded
 * @param itemKey the idempotency key of an item of another request, made here: no caller can send one
 */
public record ApiRequest(
        String requestId,
        String method,
        String resource,
        Map<String, String> pathParameters,
        Map<String, String> queryParameters,
        Map<String, String> headers,
        Optional<ApiCaller> authorizedCaller,
        String body,
        boolean base64,
        Optional<String> itemKey) {
    /** More than any visit with its note needs, and less than the gateway carries. */
    public static final int MOST_BODY_BYTES = 1024 * 1024;

    public ApiRequest {
        pathParameters = Map.copyOf(pathParameters);
        queryParameters = Map.copyOf(queryParameters);
        headers = Map.copyOf(headers);
    }

    /** A request of its own. */
    public ApiRequest(
            String requestId,
            String method,
            String resource,
            Map<String, String> pathParameters,
            Map<String, String> queryParameters,
            Map<String, String> headers,
            Optional<ApiCaller> authorizedCaller,
            String body,
            boolean base64) {
        this(
                requestId,
                method,
                resource,
                pathParameters,
                queryParameters,
                headers,
                authorizedCaller,
                body,
                base64,
                Optional.empty());
    }

    /**
     * Reads an event.
     *
     * @param invocation names the request where the gateway does not
     * @throws MalformedJsonException if it is no JSON
     * @throws IOException if it cannot be read
     */
    static ApiRequest read(InputStream event, String invocation) throws MalformedJsonException, IOException {
        JsonObject root = JsonText.readEvent(event) instanceof JsonObject object ? object : JsonObject.EMPTY;
        JsonObject context = root.object("requestContext");
        Map<String, String> texts = root.texts();
        Map<String, String> authorizer = context.object("authorizer").texts();
        return new ApiRequest(
                // Not requestId, which API Gateway takes from the header X-Amzn-RequestId where a caller sends one.
                context.texts().getOrDefault("extendedRequestId", invocation),
                texts.getOrDefault("httpMethod", ""),
                texts.getOrDefault("resource", ""),
                decoded(root.object("pathParameters").texts()),
                root.object("queryStringParameters").texts(),
                lowerCase(root.object("headers").texts()),
                Optional.ofNullable(authorizer.get("practiceId"))
                        .map(practice -> new ApiCaller(
                                practice, authorizer.getOrDefault("role", ""), authorizer.getOrDefault("keyName", ""))),
                texts.getOrDefault("body", ""),
                root.members().get("isBase64Encoded") instanceof JsonBoolean(boolean encoded) && encoded);
    }

    /** A REST API's gateway decodes what stands in the query and leaves what stands in the path as it was sent. */
    private static Map<String, String> decoded(Map<String, String> pathParameters) {
        return pathParameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> decoded(parameter.getValue())));
    }

    /** The text as it stands where it is not encoded well. */
    private static String decoded(String pathParameter) {
        try {
            // In a path a plus is a plus.
            return URLDecoder.decode(pathParameter.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return pathParameter;
        }
    }

    /**
     * Who calls.
     *
     * @throws ProblemException 401 if the authorizer named nobody
     */
    public ApiCaller caller() throws ProblemException {
        return authorizedCaller.orElseThrow(() -> new ProblemException(Problem.unauthorized()));
    }

    /** The request of one item of this one: the same caller's, with JSON and an idempotency key of its own. */
    public ApiRequest item(int index, String itemResource, String key, String itemBody) {
        return new ApiRequest(
                requestId + "-" + index,
                method,
                itemResource,
                Map.of(),
                Map.of(),
                Map.of("content-type", "application/json"),
                authorizedCaller,
                itemBody,
                false,
                Optional.of(key));
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A query parameter that is there and not empty. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(queryParameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** An id among the query parameters that is there and not empty; one of another form is added to the faults. */
    public Optional<String> query(String name, IdForm form, List<Fault> faults) {
        Optional<String> id = query(name);
        if (id.filter(sent -> !form.isOf(sent)).isPresent()) {
            faults.add(
                    new Fault("", Fault.Kind.FORMAT, "The query parameter " + name + " must be " + form.words() + "."));
        }
        return id;
    }

    /**
     * An id in the path.
     *
     * @throws ProblemException 404 if the path has no such part, or nothing has an id of its form
     */
    public String path(String name, IdForm form) throws ProblemException {
        String id = path(name);
        if (!form.isOf(id)) {
            throw new ProblemException(Problem.notFound());
        }
        return id;
    }

    /**
     * A part of the path.
     *
     * @throws ProblemException 404 if the path has no such part
     */
    public String path(String name) throws ProblemException {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new ProblemException(Problem.notFound());
        }
        return value;
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException 400 with every fault, 413 or 415
     */
    public <T> T read(Kind<T> kind) throws ProblemException {
        return read(json(), kind);
    }

    /**
     * Reads what stands beside the body, in the path, the query or a header. Where that is wrong, the body's faults are told
     * with its own.
     *
     * @param body what the body is meant to be
     * @throws ProblemException 400 with every fault of both, 413 or 415 for the body; what the part answers otherwise
     */
    public <T> T beside(Kind<?> body, Part<T> part) throws ProblemException {
        try {
            return part.of(this);
        } catch (ProblemException e) {
            if (e.problem().errors().isEmpty()) {
                throw e;
            }
            throw new ProblemException(
                    Problem.invalidRequest(Stream.concat(e.problem().errors().stream(), faults(json(), body).stream())
                            .toList()));
        }
    }

    private static List<Fault> faults(String text, Kind<?> kind) {
        try {
            read(text, kind);
            return List.of();
        } catch (ProblemException e) {
            return e.problem().errors();
        }
    }

    /**
     * A part of a request that stands beside its body.
     *
     * @param <T> what it says
     */
    @FunctionalInterface
    public interface Part<T> {
        /**
         * What it says.
         *
         * @throws ProblemException if it says nothing that is understood
         */
        T of(ApiRequest request) throws ProblemException;
    }

    /**
     * Reads a text as a body is read.
     *
     * @throws ProblemException 400 with every fault
     */
    public static <T> T read(String text, Kind<T> kind) throws ProblemException {
        try {
            return Requests.read(text, kind);
        } catch (MalformedJsonException e) {
            throw new ProblemException(Problem.malformedJson(e.line(), e.column()));
        } catch (InvalidRequestException e) {
            throw new ProblemException(Problem.invalidRequest(e.faults()));
        }
    }

    /**
     * The body's text, decoded.
     *
     * @throws ProblemException 413 if it is too large, 415 if it is not JSON by its own account, 400 if it is no UTF-8
     */
    public String json() throws ProblemException {
        return json(MOST_BODY_BYTES);
    }

    /**
     * The body's text, decoded.
     *
     * @param mostBytes what is too large
     * @throws ProblemException 413 if it is too large, 415 if it is not JSON by its own account, 400 if it is no UTF-8
     */
    public String json(int mostBytes) throws ProblemException {
        if (!mediaType().equals("application/json") && !mediaType().endsWith("+json")) {
            throw new ProblemException(Problem.unsupportedMediaType());
        }
        return text(mostBytes);
    }

    /** Whether the body is of this media type by its own account. */
    public boolean isOf(String mediaType) {
        return mediaType().equals(mediaType);
    }

    private String mediaType() {
        return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private String text(int mostBytes) throws ProblemException {
        String text = base64 ? decoded() : body;
        if (text.length() > mostBytes || text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new ProblemException(Problem.tooLarge(mostBytes));
        }
        return text;
    }

    /**
     * The body's bytes of whatever media type.
     *
     * @throws ProblemException 413 if there are too many, 400 if they are no base64 where they came so
     */
    public byte[] bytes() throws ProblemException {
        return bytes(MOST_BODY_BYTES);
    }

    /**
     * The body's bytes of whatever media type.
     *
     * @param mostBytes what is too many
     * @throws ProblemException 413 if there are too many, 400 if they are no base64 where they came so
     */
    public byte[] bytes(int mostBytes) throws ProblemException {
        byte[] bytes;
        try {
            bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.notUtf8());
        }
        if (bytes.length > mostBytes) {
            throw new ProblemException(Problem.tooLarge(mostBytes));
        }
        return bytes;
    }

    private String decoded() throws ProblemException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(body)))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new ProblemException(Problem.notUtf8());
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
