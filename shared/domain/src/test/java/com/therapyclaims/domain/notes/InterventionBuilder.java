package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.SkilledElement;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An intervention documented as it should be, from which a test takes away what it is about. */
final class InterventionBuilder {
    private Optional<String> code;
    private Optional<Integer> minutes = Optional.of(15);
    private FurnishedBy furnishedBy = FurnishedBy.THERAPIST;
    private List<String> bodyRegions = List.of("left knee");
    private Optional<Category> category;
    private Optional<String> description;
    private List<String> goalIds = List.of("g1");
    private Optional<String> impairment = Optional.of("quad strength 3+/5");
    private List<SkilledElement> skilledElements = List.of(SkilledElement.CUE, SkilledElement.GRADE);
    private final List<Segment> segments = new ArrayList<>();
    private Optional<Boolean> patientActive = Optional.empty();
    private Optional<Boolean> supervised = Optional.empty();
    private Optional<Integer> groupSize = Optional.empty();

    private InterventionBuilder(String code, Category category, String description) {
        this.code = Optional.of(code);
        this.category = Optional.of(category);
        this.description = Optional.of(description);
    }

    static InterventionBuilder strengthening() {
        return new InterventionBuilder(
                "97110", Category.STRENGTH, "knee extension 3x10, 5 lb, cued for eccentric control");
    }

    static InterventionBuilder mobilisation() {
        return new InterventionBuilder("97140", Category.MANUAL, "patellar mobilisation grade III");
    }

    static InterventionBuilder of(String code) {
        return strengthening().code(code).category(null).description("");
    }

    InterventionBuilder code(String other) {
        code = Optional.ofNullable(other);
        return this;
    }

    InterventionBuilder minutes(int other) {
        minutes = Optional.of(other);
        return this;
    }

    InterventionBuilder withoutMinutes() {
        minutes = Optional.empty();
        return this;
    }

    InterventionBuilder byAssistant() {
        furnishedBy = FurnishedBy.ASSISTANT;
        return this;
    }

    InterventionBuilder regions(String... regions) {
        bodyRegions = List.of(regions);
        return this;
    }

    InterventionBuilder category(Category other) {
        category = Optional.ofNullable(other);
        return this;
    }

    InterventionBuilder description(String other) {
        description = Optional.of(other);
        return this;
    }

    InterventionBuilder goals(String... ids) {
        goalIds = List.of(ids);
        return this;
    }

    InterventionBuilder withoutImpairment() {
        impairment = Optional.empty();
        return this;
    }

    InterventionBuilder withoutSkill() {
        skilledElements = List.of();
        return this;
    }

    InterventionBuilder during(String start, String stop) {
        segments.add(new Segment(LocalTime.parse(start), LocalTime.parse(stop)));
        return this;
    }

    InterventionBuilder passive() {
        patientActive = Optional.of(false);
        return this;
    }

    InterventionBuilder unsupervised() {
        supervised = Optional.of(false);
        return this;
    }

    InterventionBuilder patients(int number) {
        groupSize = Optional.of(number);
        return this;
    }

    Intervention build() {
        return new Intervention(
                code,
                minutes,
                Optional.of(furnishedBy),
                bodyRegions,
                category,
                description,
                goalIds,
                impairment,
                skilledElements,
                segments,
                patientActive,
                supervised,
                groupSize);
    }
}
