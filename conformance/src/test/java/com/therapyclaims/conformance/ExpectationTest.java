package com.therapyclaims.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anAnswerMaySayMore() {
        assertRight("{'answer': {'lines': [{'units': 2}]}}", "{'lines': [{'code': '97110', 'units': 2}], 'ties': []}");
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertRight("{'answer': {'units': 2}}", "{'units': 2.0}");
    }

    @Test
    void anotherValueIsTold() {
        assertWrong(
                "{'answer': {'lines': [{'units': 2}]}}",
                "{'lines': [{'units': 1}]}",
                "/lines/0/units: expected 2, actual 1");
    }

    @Test
    void aMissingFieldIsTold() {
        assertWrong("{'answer': {'allowed': '29.06'}}", "{}", "/allowed: expected \"29.06\", actual nothing");
    }

    @Test
    void everyElementOfAnArrayCounts() {
        assertWrong("{'answer': {'ptp': []}}", "{'ptp': [1]}", "/ptp: expected 0 elements, actual 1 elements: [1]");
    }

    @Test
    void anotherStatusIsToldAlone() {
        assertThat(expectation("{'status': 400, 'answer': {'title': 'x'}}").differences(answer("{}")))
                .extracting(Difference::toString)
                .containsExactly("answer: expected status 400, actual status 200 {}");
    }

    @Test
    void valuesAreLookedUpByPointer() {
        assertRight("{'values': {'/units/lines/0/units': 2}}", "{'units': {'lines': [{'units': 2}]}}");
        assertWrong(
                "{'values': {'/units/timedUnits': 2}}",
                "{'units': {}}",
                "/units/timedUnits: expected 2, actual nothing");
    }

    @Test
    void whatIsAbsentIsMissingOrNull() {
        assertRight("{'absent': ['/a', '/b']}", "{'b': null}");
        assertWrong("{'absent': ['/a']}", "{'a': '0.00'}", "/a: expected nothing, actual \"0.00\"");
    }

    @Test
    void wordsAreLookedForInATextAlone() {
        assertRight("{'contains': {'/reason': '1 minute short'}}", "{'reason': 'It is 1 minute short.'}");
        assertWrong(
                "{'contains': {'/reason': 'short'}}", "{}", "/reason: expected a text with \"short\", actual nothing");
    }

    @Test
    void findingsAreExactlyTheseInAnyOrder() {
        String answer = "{'findings': [{'code': 'A'}, {'code': 'B'}]}";

        assertRight("{'findings': ['B', 'A']}", answer);
        assertWrong("{'findings': ['A']}", answer, "/findings: expected [A], actual [A, B]");
        assertWrong("{'findings': []}", answer, "/findings: expected [], actual [A, B]");
    }

    @Test
    void findingsOfEveryPartOfAnAnswerCount() {
        assertRight(
                "{'findings': ['A', 'B']}",
                "{'edits': {'findings': [{'code': 'A'}]}, 'units': {'findings': [{'code': 'B'}]}}");
    }

    @Test
    void aFindingIsThereOrNot() {
        String answer = "{'findings': [{'code': 'A'}]}";

        assertRight("{'findingsInclude': ['A'], 'findingsExclude': ['B']}", answer);
        assertWrong("{'findingsInclude': ['B']}", answer, "/findings: expected B among them, actual [A]");
        assertWrong("{'findingsExclude': ['A']}", answer, "/findings: expected no A, actual [A]");
    }

    @Test
    void rulesAreNamed() {
        assertRight("{'explains': ['U-3']}", "{'explanation': [{'rule': 'U-1'}, {'rule': 'U-3'}]}");
        assertWrong("{'explains': ['U-3']}", "{'explanation': []}", "/explanation: expected U-3 among them, actual []");
    }

    @Test
    void aCheckRanOrDidNot() {
        assertRight("{'coverage': {'MUE': false}}", "{'coverage': [{'check': 'MUE', 'checked': false}]}");
        assertWrong(
                "{'coverage': {'MUE': false}}", "{'coverage': []}", "/coverage: expected MUE checked false, actual []");
    }

    private static void assertRight(String expect, String answer) {
        assertThat(expectation(expect).differences(answer(answer))).isEmpty();
    }

    private static void assertWrong(String expect, String answer, String difference) {
        assertThat(expectation(expect).differences(answer(answer)))
                .extracting(Difference::toString)
                .containsExactly(difference);
    }

    private static Answer answer(String text) {
        return new Answer(200, json(text), Optional.empty());
    }

    private static Expectation expectation(String text) {
        return Expectation.of(json(text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
