package com.therapyclaims.functions.servepages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiDescription;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ServePagesHandlerTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

    @Test
    void thePageIsHtmlThatRunsNothingInlineAndNothingOfAnyoneElse() {
        Answer answer = answer("serve-pages-good");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self' https://bucket.example; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).isEqualTo("camera=(), geolocation=(), microphone=()");
        assertThat(text(answer)).startsWith("<!doctype html>");
    }

    @Test
    void withoutABucketThePageTalksToItsOwnAddressAlone() {
        Answer answer = Event.named("serve-pages-good").answeredBy(new ServePagesHandler(new CapturedLog().log(), ""));

        assertThat(answer.header("Content-Security-Policy")).contains("connect-src 'self';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve-pages-good", "serve-pages-docs"})
    void everythingAPageNamesIsServed(String page) {
        List<String> parts = ATTRIBUTE
                .matcher(text(answer(page)))
                .results()
                .map(match -> match.group(1))
                .filter(address -> address.startsWith("pages/"))
                .map(address -> address.substring("pages/".length()))
                .toList();

        assertThat(parts).isNotEmpty().allSatisfy(ServePagesHandlerTest::isServedWithWhatItImports);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve-pages-good", "serve-pages-docs"})
    void aPageNamesNothingByAWholeAddress(String page) {
        assertThat(text(answer(page)).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lit-html.js", "chart.umd.min.js", "swagger-ui-bundle.js", "swagger-ui.css"})
    void aLibraryIsServedFromItsJarAndAskedForAnewEachTimeBecauseItsNameHasNoVersion(String file) {
        Answer answer = part(file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(text(answer)).isNotBlank();
    }

    @Test
    void ourOwnPartsAreAskedForAnewEachTime() {
        assertThat(answer("serve-pages-part").header("Cache-Control")).isEqualTo("public, no-cache");
    }

    @Test
    void whoHasItAlreadyGetsNothing() {
        Event event = Event.named("serve-pages-part");
        String eTag = answer(event).header("ETag");

        Answer again = answer(event.withHeader("If-None-Match", "\"other\", " + eTag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(eTag);
    }

    @Test
    void whoDoesNotReadGzipGetsTheFileAsItIs() {
        Answer plain = answer(Event.named("serve-pages-part").withoutHeader("Accept-Encoding"));

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(decoded(plain)).isEqualTo(text(answer("serve-pages-part")));
        assertThat(plain.header("ETag")).isEqualTo(answer("serve-pages-part").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.js",
                "index.html",
                "../openapi.yaml",
                "..%2Fopenapi.yaml",
                "a/b.js",
                "ServePagesHandler.class",
                ".js",
                "js"
            })
    void whatIsNoPartOfThePageIsNotFound(String file) {
        assertThat(part(file).status()).isEqualTo(404);
    }

    @Test
    void theDescriptionIsTheOneOfTheGatewayWithoutWhatIsTheGateways() {
        Object served =
                new Load(LoadSettings.builder().build()).loadFromString(text(answer("serve-pages-description")));

        assertThat(keys(served))
                .doesNotContain("x-amazon-apigateway-integration", "UsageKey")
                .noneMatch(key -> key.startsWith("x-amazon-"));
        JsonNode ours = ApiDescription.OURS.root();
        assertThat(((Map<?, ?>) ((Map<?, ?>) served).get("paths"))
                        .keySet().stream().map(String::valueOf))
                .containsExactlyElementsOf(ours.get("paths")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static void isServedWithWhatItImports(String file) {
        Answer answer = part(file);
        assertThat(answer.status()).as(file).isEqualTo(200);
        IMPORT.matcher(text(answer))
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(imported ->
                        assertThat(part(imported).status()).as(imported).isEqualTo(200));
    }

    private static Stream<String> keysOf(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry ->
                                Stream.concat(Stream.of(String.valueOf(entry.getKey())), keysOf(entry.getValue())));
            case List<?> list -> list.stream().flatMap(ServePagesHandlerTest::keysOf);
            case null, default -> Stream.empty();
        };
    }

    private static List<String> keys(Object node) {
        return keysOf(node).filter(key -> !key.startsWith("x-api-key")).toList();
    }

    private static Answer part(String file) {
        return answer(Event.named("serve-pages-part").withPath("file", file));
    }

    private static Answer answer(String event) {
        return answer(Event.named(event));
    }

    private static Answer answer(Event event) {
        return event.answeredBy(new ServePagesHandler(new CapturedLog().log(), "https://bucket.example"));
    }

    private static String decoded(Answer answer) {
        return new String(Base64.getDecoder().decode(answer.text()), StandardCharsets.UTF_8);
    }

    private static String text(Answer answer) {
        try (InputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(answer.text())))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
