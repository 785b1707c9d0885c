package com.therapyclaims.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void anythingButThatListAloneIsNone() throws MalformedJsonException {
        for (String text :
                new String[] {"[]", "{}", "{\"claims\":1}", "{\"claims\":[],\"x\":1}", "{\"claims\":[],\"claims\":[]}"
                }) {
            assertThat(JsonText.items(text, "claims")).as(text).isEmpty();
        }
        assertThatThrownBy(() -> JsonText.items("{\"claims\":[", "claims")).isInstanceOf(MalformedJsonException.class);
    }
}
