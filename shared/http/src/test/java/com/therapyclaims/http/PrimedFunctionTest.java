package com.therapyclaims.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimedFunctionTest {

    @Test
    void aSnapshotIsTakenOfAFunctionThatHasAnsweredItsOwnEvent() throws Exception {
        List<String> events = new ArrayList<>();
        PrimedFunction function = new Answering() {
            @Override
            public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
                events.add(new String(event.readAllBytes(), StandardCharsets.UTF_8));
            }
        };

        function.beforeCheckpoint(Core.getGlobalContext());

        assertThat(events).isNotEmpty().allMatch(event -> event.contains("\"httpMethod\""));
    }

    @Test
    void itHasAnsweredOftenEnoughToBeCompiled() {
        AtomicInteger answered = new AtomicInteger();
        PrimedFunction function = new Answering() {
            @Override
            public void handleRequest(InputStream event, OutputStream answer, Context context) {
                answered.incrementAndGet();
                throw new IllegalStateException("what it refuses it has looked up before");
            }
        };

        function.beforeCheckpoint(Core.getGlobalContext());

        assertThat(answered).hasValue(PrimedFunction.TIMES);
    }

    @Test
    void aFunctionThatCannotBePrimedIsDeployedNevertheless() {
        PrimedFunction function = new Answering() {
            @Override
            public void handleRequest(InputStream event, OutputStream answer, Context context) {
                throw new IllegalStateException("no table here");
            }
        };

        assertThatCode(() -> function.beforeCheckpoint(Core.getGlobalContext())).doesNotThrowAnyException();
    }

    private abstract static class Answering implements PrimedFunction {}
}
