package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final List<String> ended = new ArrayList<>();
    private final Undo undo = new Undo();

    @Test
    void whatWasBegunLastEndsFirstAndOnce() {
        undo.push(() -> ended.add("servers"));
        undo.push(() -> ended.add("functions"));

        undo.close();
        undo.close();

        assertThat(ended).containsExactly("functions", "servers");
    }

    @Test
    void whatCannotBeEndedKeepsNoOtherFromItsEndAndIsTold() {
        undo.push(() -> ended.add("servers"));
        undo.push(() -> fail("queues"));
        undo.push(() -> ended.add("functions"));
        undo.push(() -> fail("gateway"));

        assertThatThrownBy(undo::close)
                .hasMessage("gateway")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("queues"));
        assertThat(ended).containsExactly("functions", "servers");
    }

    private static void fail(String what) {
        throw new IllegalStateException(what);
    }
}
