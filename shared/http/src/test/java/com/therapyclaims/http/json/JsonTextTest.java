package com.therapyclaims.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.http.json.JsonValue.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void theItemsOfAListAreCutOutWordForWord() throws MalformedJsonException {
        String text = """
                { "claims" : [ {"a": [1, {"b":"]"}]} , "x\\"y", 12.50 ,-3e2,true,null, [ ] ,{ }
                ] }""";

        assertThat(JsonText.items(text, "claims").orElseThrow())
                .containsExactly(
                        "{\"a\": [1, {\"b\":\"]\"}]}", "\"x\\\"y\"", "12.50", "-3e2", "true", "null", "[ ]", "{ }");
    }

    @Test
    void itemsBeyondTheParsersBufferAreCutOutAlike() throws MalformedJsonException {
        String item = "{\"text\":\"" + "\u00e4\ud83d\ude00".repeat(30_000) + "\"}";

        assertThat(JsonText.items("{\"claims\":[" + item + "," + item + ",7]}", "claims")
                        .orElseThrow())
                .containsExactly(item, item, "7");
    }

    @Test
    void aNameInABodyIsNoLongerThanAnyHonestOne() throws MalformedJsonException {
        assertThat(JsonText.read("{\"" + "a".repeat(1_000) + "\":1}")).isInstanceOf(JsonObject.class);
        assertThatThrownBy(() -> JsonText.read("{\"" + "a".repeat(60_000) + "\":1}"))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void anEventMayNameWhateverAQueryDoes() throws Exception {
        String name = "a".repeat(1024 * 1024);
        byte[] event = ("{\"" + name + "\":1}").getBytes(StandardCharsets.UTF_8);

        assertThat(JsonText.readEvent(new ByteArrayInputStream(event)))
                .isInstanceOfSatisfying(
                        JsonObject.class, object -> assertThat(object.members()).containsOnlyKeys(name));
    }

    @Test
    void anythingButThatListAloneIsNone() throws MalformedJsonException {
        for (String text :
                new String[] {"[]", "{}", "{\"claims\":1}", "{\"claims\":[],\"x\":1}", "{\"claims\":[],\"claims\":[]}"
                }) {
            assertThat(JsonText.items(text, "claims")).as(text).isEmpty();
        }
        assertThatThrownBy(() -> JsonText.items("{\"claims\":[", "claims")).isInstanceOf(MalformedJsonException.class);
    }
}
