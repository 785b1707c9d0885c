package com.therapyclaims.http.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.Relationship;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.Requests;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VisitColumnsTest {
    private static final Map<String, String> ROW = Map.of(
            "patient.id", "p-1",
            "patient.birthDate", "1950-04-02",
            "payerId", "medicare",
            "dateOfService", "2026-08-03",
            "placeOfService", "11",
            "locality", "15202-00",
            "billingProvider.npi", "1234567893",
            "billingProvider.taxId", "123456789",
            "billingProvider.name", "Example Therapy",
            "minutes.97110", "33");

    @Test
    void aRowIsTheVisitItSays() throws Exception {
        Visit visit =
                visit(Map.of("diagnoses", "M25.561; M62.81", "note.timedMinutes", "33", "participating", "FALSE"));

        assertThat(visit.patient().id()).isEqualTo("p-1");
        assertThat(visit.diagnoses()).containsExactly("M25.561", "M62.81");
        assertThat(visit.participating()).isFalse();
        assertThat(visit.note()).isPresent();
        assertThat(visit.services()).singleElement().satisfies(service -> {
            assertThat(service.code()).isEqualTo("97110");
            assertThat(service.minutes()).isEqualTo(33);
        });
    }

    @Test
    void aServiceTreatsTheDiagnosesOfItsRowOfManyTheFirstFour() throws Exception {
        assertThat(visit(Map.of("diagnoses", "M25.561; M62.81")).services())
                .singleElement()
                .satisfies(service -> assertThat(service.diagnosisPointers()).containsExactly(1, 2));
        assertThat(visit(Map.of("diagnoses", "M25.561 M62.81 R26.89 Z96.651 M54.50"))
                        .services())
                .singleElement()
                .satisfies(service -> assertThat(service.diagnosisPointers()).containsExactly(1, 2, 3, 4));
    }

    @Test
    void aVisitOfLongAgoSaysWhenItWasFiled() throws Exception {
        assertThat(visit(Map.of("filedOn", "2026-08-04")).filing().filedOn()).contains(LocalDate.of(2026, 8, 4));
    }

    @Test
    void aPatientMayBeInsuredThroughSomebodyElse() throws Exception {
        Visit visit =
                visit(Map.of("subscriber.relationship", "CHILD", "subscriber.lastName", "Sample", "groupNumber", "G1"));

        assertThat(visit.billing().groupNumber()).contains("G1");
        assertThat(visit.billing().subscriber()).hasValueSatisfying(subscriber -> {
            assertThat(subscriber.relationship()).isEqualTo(Relationship.CHILD);
            assertThat(subscriber.lastName()).contains("Sample");
        });
    }

    @Test
    void anAssistantsMinutesAreAServiceOfTheirOwnWithTheirOwnCharge() throws Exception {
        Visit visit = visit(
                Map.of("assistantMinutes.97110", "15", "charge.97110", "80.00", "assistantCharge.97110", "40.00"));

        assertThat(visit.services())
                .extracting(Visit.Service::furnishedBy)
                .containsExactly(FurnishedBy.THERAPIST, FurnishedBy.ASSISTANT);
        assertThat(visit.services())
                .extracting(service -> service.charge().orElseThrow().toString())
                .containsExactly("80.00", "40.00");
    }

    @Test
    void anEmptyCellIsAFieldThatIsNotThere() throws Exception {
        assertThat(visit(Map.of("memberId", "", "minutes.97140", "", "note.text", ""))
                        .note())
                .isEmpty();
    }

    @Test
    void whatIsNoNumberIsAFaultOfTheRowAndNotTakenForAnother() {
        assertThat(faults(Map.of("minutes.97110", "33 min", "participating", "maybe")))
                .containsExactlyInAnyOrder("/claim/services/0/minutes", "/claim/participating");
    }

    @Test
    void aHeaderIsToldEverythingThatIsWrongWithIt() {
        assertThat(VisitColumns.read(List.of("patient.id", "patient.id", "Jane Doe", "payerId")))
                .isInstanceOfSatisfying(
                        VisitColumns.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(VisitColumns.Fault::column)
                                .containsExactly(
                                        "patient.id",
                                        "column 3",
                                        "patient.birthDate",
                                        "dateOfService",
                                        "placeOfService",
                                        "billingProvider.npi",
                                        "billingProvider.taxId",
                                        "billingProvider.name",
                                        "locality",
                                        "minutes.<code>"));
    }

    @Test
    void aRowMayEndEarlyAndHasNoMoreCellsThanTheHeader() {
        VisitColumns columns = columns(List.copyOf(ROW.keySet()));

        assertThat(columns.json(List.of("a"))).isPresent();
        assertThat(columns.json(java.util.Collections.nCopies(ROW.size() + 1, "")))
                .isPresent();
        assertThat(columns.json(java.util.Collections.nCopies(ROW.size() + 1, "x")))
                .isEmpty();
    }

    private static Visit visit(Map<String, String> more) throws Exception {
        return Requests.read(json(more), VisitJson.REQUEST);
    }

    private static List<String> faults(Map<String, String> more) {
        try {
            visit(more);
            return List.of();
        } catch (InvalidRequestException e) {
            return e.faults().stream().map(fault -> fault.pointer()).toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Map<String, String> more) {
        Map<String, String> row = new TreeMap<>(ROW);
        row.putAll(more);
        return columns(List.copyOf(row.keySet()))
                .json(List.copyOf(row.values()))
                .orElseThrow();
    }

    private static VisitColumns columns(List<String> header) {
        return switch (VisitColumns.read(header)) {
            case VisitColumns.Reading.Usable(VisitColumns columns) -> columns;
            case VisitColumns.Reading.Faulty(List<VisitColumns.Fault> faults) -> throw new AssertionError(faults);
        };
    }
}
