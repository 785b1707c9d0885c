package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.TreatmentNote.Contributor;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Medicare requires of every treatment note: date, interventions, timed and total minutes, signature with
 * credential, everybody who took part (Benefit Policy Manual ch. 15 s. 220.3.E).
 *
 * <p>A note of free text alone is looked through for the same things. What the text says is taken as said, once, with a
 * warning; what neither a field nor the text says is missing.
 */
final class RequiredElements {
    static final String CHECK = "TREATMENT_NOTE";

    private final NoteUnderReview note;
    private final Review review;
    private final Optional<SignsOfANote> inText;
    private final List<String> onlyInText = new ArrayList<>();

    private RequiredElements(NoteUnderReview note, Review review) {
        this.note = note;
        this.review = review;
        this.inText = note.isFreeText()
                ? note.text().flatMap(text -> note.minutesInText().map(minutes -> SignsOfANote.in(text, minutes)))
                : Optional.empty();
    }

    static void run(NoteUnderReview note, Review review) {
        new RequiredElements(note, review).run();
    }

    private void run() {
        date();
        signature();
        intervention();
        totals();
        minutesOfEachCode();
        contributors();
        freeTextOnly();
        review.covered(CHECK, Manual.TREATMENT_NOTE);
    }

    private void date() {
        if (note.note().dateOfService().isEmpty() && !said(SignsOfANote::date, "date of treatment")) {
            review.find(Finding.of(FindingCode.DOC_DATE_MISSING, "/note/dateOfService"));
        }
    }

    private void signature() {
        Optional<String> name = note.note().signature().flatMap(signed -> Said.by(signed.name()));
        Optional<String> credential = note.note().signature().flatMap(signed -> Said.by(signed.credential()));
        boolean signed = name.isPresent() || said(SignsOfANote::signature, "signature");
        if (!signed) {
            review.find(Finding.of(FindingCode.DOC_SIGNATURE_MISSING, "/note/signature"));
        }
        if (credential.isPresent()) {
            credential(Credentials.of(credential.get()));
        } else if (signed && !said(SignsOfANote::credential, "credential")) {
            review.find(Finding.of(FindingCode.DOC_CREDENTIAL_MISSING, "/note/signature/credential"));
        }
    }

    private void credential(Credentials credentials) {
        if (!credentials.isAssistant() && !credentials.isClinician()) {
            review.find(Finding.of(
                            FindingCode.DOC_CREDENTIAL_MISSING,
                            "/note/signature/credential",
                            "The credential is not one of a qualified professional that is known here.")
                    .as(Severity.WARNING));
        }
    }

    private void intervention() {
        if (note.treatments().isEmpty() && !said(SignsOfANote::intervention, "interventions")) {
            review.find(Finding.of(FindingCode.DOC_INTERVENTION_MISSING, "/note/interventions"));
        }
    }

    private void totals() {
        Optional<MinutesInText> read = inText.isPresent() ? note.minutesInText() : Optional.empty();
        if (note.note().timedMinutes().isEmpty() && !(note.isFreeText() ? onlyUntimedBilled(read) : onlyUntimed())) {
            total(
                    FindingCode.DOC_TIMED_MINUTES_MISSING,
                    "timedMinutes",
                    "timed minutes",
                    read.flatMap(MinutesInText::timedTotal),
                    read);
        }
        if (note.note().totalMinutes().isEmpty()) {
            total(
                    FindingCode.DOC_TOTAL_MINUTES_MISSING,
                    "totalMinutes",
                    "total minutes",
                    read.flatMap(MinutesInText::treatmentTotal),
                    read);
        }
    }

    private boolean onlyUntimed() {
        return !note.treatments().isEmpty()
                && Lists.all(note.treatments(), treatment -> isUntimed(treatment.therapyCode()));
    }

    /** A text names its services in many words; the billed lines tell which of them there are. */
    private boolean onlyUntimedBilled(Optional<MinutesInText> read) {
        Stream<String> billed =
                note.request().billedLines().stream().flatMap(List::stream).map(BilledLine::code);
        Stream<String> told =
                read.stream().flatMap(minutes -> minutes.services().stream()).map(MinutesInText.Service::code);
        return note.request().billedLines().filter(lines -> !lines.isEmpty()).isPresent()
                && Stream.concat(billed, told)
                        .map(code ->
                                NoteUnderReview.therapyCode(code, note.note().dateOfService()))
                        .allMatch(RequiredElements::isUntimed);
    }

    /** Whether none of its minutes belong to the timed minutes of a day: it is not timed, or its time is a month's. */
    private static boolean isUntimed(Optional<TherapyCode> code) {
        return code.filter(known -> !known.timed() || !known.ofTheDay()).isPresent();
    }

    private void total(
            FindingCode missing,
            String field,
            String name,
            Optional<MinutesInText.Total> stated,
            Optional<MinutesInText> read) {
        if (stated.isPresent()) {
            onlyInText.add(Text.of("%s (%s)", name, stated.get().span().text()));
            return;
        }
        String pointer = "/note/" + field;
        Optional<Finding> partly = read.filter(minutes -> !minutes.services().isEmpty())
                .map(minutes -> Finding.of(
                                missing,
                                pointer,
                                Text.of(
                                        "The text gives minutes by service, %d together, but no %s.",
                                        sum(minutes), name))
                        .as(Severity.WARNING)
                        .with(minutes.services().getFirst().span()))
                .or(() -> missing == FindingCode.DOC_TOTAL_MINUTES_MISSING ? unreadTotal(pointer) : Optional.empty());
        review.find(partly.orElseGet(() -> Finding.of(missing, pointer)));
    }

    /** Minutes of nothing that is read may be the total in words that are not known here: asked after. */
    private Optional<Finding> unreadTotal(String pointer) {
        return inText.flatMap(_ -> note.text())
                .flatMap(ClinicalWording.SOME_MINUTES::firstAffirmedIn)
                .map(words -> Finding.of(
                                FindingCode.DOC_TOTAL_MINUTES_MISSING,
                                pointer,
                                Text.of("The text tells of %s, but of no total that is read as such.", words.text()))
                        .as(Severity.WARNING)
                        .with(words));
    }

    private static int sum(MinutesInText minutes) {
        return minutes.services().stream()
                .mapToInt(MinutesInText.Service::minutes)
                .sum();
    }

    private void minutesOfEachCode() {
        List<Treatment> timed = Lists.where(note.treatments(), Treatment::isTimed);
        boolean severalCodes = Lists.distinct(Lists.map(timed, Treatment::code)).size() > 1;
        if (!severalCodes) {
            return;
        }
        Lists.where(timed, treatment -> treatment.minutes().isEmpty())
                .forEach(treatment -> review.find(
                        FindingCode.DOC_CODE_MINUTES_MISSING,
                        treatment.pointer("minutes"),
                        Text.of(
                                "%s has no minutes of its own, and the note has more than one timed code.",
                                treatment.named())));
    }

    private void contributors() {
        Optional<Treatment> assisted = Lists.first(note.treatments(), Treatment::byAssistant);
        if (assisted.isPresent() && !assistantListed()) {
            review.find(
                    FindingCode.DOC_CONTRIBUTOR_UNLISTED,
                    "/note/contributors",
                    Text.of(
                            "%s was furnished by an assistant, but neither contributors nor signature name %s.",
                            assisted.get().named(), assistant()));
        }
    }

    private String assistant() {
        return note.note().discipline().filter(Discipline.OT::equals).isPresent() ? "an OTA" : "a PTA";
    }

    private boolean assistantListed() {
        Stream<Optional<String>> listed = Stream.concat(
                note.note().contributors().stream().map(Contributor::credential),
                note.note().signature().stream().map(Signature::credential));
        return listed.map(Said::by)
                .flatMap(Optional::stream)
                .map(Credentials::of)
                .anyMatch(Credentials::isAssistant);
    }

    /** Whether the text says it, noting that only the text does. */
    private boolean said(Predicate<SignsOfANote> sign, String name) {
        boolean found = inText.filter(sign).isPresent();
        if (found) {
            onlyInText.add(name);
        }
        return found;
    }

    private void freeTextOnly() {
        if (!note.isFreeText()) {
            return;
        }
        String read = onlyInText.isEmpty()
                ? "Nothing required was read from it."
                : Text.of("Read from the text: %s.", String.join(", ", onlyInText));
        review.find(
                FindingCode.DOC_FREE_TEXT_ONLY,
                "/note",
                "No intervention stands in a field; the text was read instead. " + read);
    }
}
