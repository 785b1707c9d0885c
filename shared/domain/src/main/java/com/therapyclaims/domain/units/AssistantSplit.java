package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.Set;

/**
 * Splits the units of a service between the therapist and the assistant, whose units carry CQ or CO (CQ-1 to CQ-8).
 *
 * <p>Each keeps the full 15-minute units of their own minutes. For one leftover unit, from 2022-01-01: 8 minutes of the
 * therapist make it the therapist's, else 8 minutes of the assistant make it the assistant's, else more than a tenth
 * does (CQ-4). In 2020 and 2021 the tenth alone decided (CQ-7). Of two leftover units each side gets one, which of fewer than
 * 23 shared minutes CMS does not say (CQ-8).
 * Services that are not billed by 15 minutes follow the tenth of the whole service, a code and its add-on each its own where
 * both are recorded (CQ-3); one that is not timed and that the assistant alone furnished is the assistant's without
 * minutes too, which are voluntary there (Benefit Policy Manual ch. 15 s. 220.3.E). Before 2020 there were no
 * assistant modifiers, and Medicare knows no assistants in speech-language pathology.
 */
final class AssistantSplit {
    /** First date of service with CQ and CO (Social Security Act 1834(v)). */
    static final LocalDate MODIFIERS_FROM = LocalDate.of(2020, 1, 1);

    /** First date of service with the 8-minute exception and the 15% cut. */
    static final LocalDate MIDPOINT_FROM = LocalDate.of(2022, 1, 1);

    private static final Set<FurnishedBy> ASSISTANT_ALONE = Set.of(FurnishedBy.ASSISTANT);

    private static final int BLOCK = Clock.FIFTEEN;
    private static final int HALF = 8;

    /** Fewest minutes of two leftover units that CMS's texts speak of. */
    private static final int TWO_UNITS_FROM = 23;

    private final LocalDate dateOfService;
    private final Journal journal;

    AssistantSplit(LocalDate dateOfService, Journal journal) {
        this.dateOfService = dateOfService;
        this.journal = journal;
    }

    /**
     * Units by who furnished them.
     *
     * @param firstIsAssistants whether the first code's unit is the assistant's, where the add-on's were decided apart
     */
    record Units(int therapist, int assistant, boolean firstIsAssistants) {
        Units(int therapist, int assistant) {
            this(therapist, assistant, false);
        }
    }

    /**
     * Splits the units of a service.
     *
     * @param byTime whether the units stand for 15 minutes each; else the whole service goes to one side
     */
    Units split(PooledService service, int units, boolean byTime) {
        if (!isAssistantsInPart(service)) {
            return new Units(units, 0);
        }
        reportEvaluation(service);
        var modifier = service.discipline().assistantModifier();
        if (modifier.isEmpty()) {
            journal.find(
                    FindingCode.UNITS_ASSISTANT_NOT_RECOGNIZED,
                    service.pointer(),
                    Text.of(
                            "%s has %s: Medicare recognizes no assistants in speech-language pathology.",
                            service.name(), assistantsPart(service)));
            return new Units(units, 0);
        }
        if (dateOfService.isBefore(MODIFIERS_FROM)) {
            journal.explain(
                    Rule.CQ_1,
                    Sentence.of("%s: no %s, which begins on %s", service.name(), modifier.get(), MODIFIERS_FROM));
            return new Units(units, 0);
        }
        if (service.worked().assistant() > 0) {
            journal.explain(
                    Rule.CQ_2,
                    Sentence.of(
                            "%s: the %s recorded as the assistant's count for %s; minutes together with the therapist are the therapist's",
                            service.name(), Words.minutes(service.worked().assistant()), modifier.get()));
        }
        return byTime ? splitByTime(service, units, modifier.get()) : splitByTenth(service, units, modifier.get());
    }

    private static String assistantsPart(PooledService service) {
        int minutes = service.worked().assistant();
        return (minutes == 0 ? "work" : Words.minutes(minutes)) + " of an assistant";
    }

    /** Without minutes who furnished an untimed service tells. */
    private static boolean isAssistantsInPart(PooledService service) {
        return service.worked().assistant() > 0
                || (!service.code().timed() && service.furnishedBy().contains(FurnishedBy.ASSISTANT));
    }

    private void reportEvaluation(PooledService service) {
        if (service.code().kind() == ServiceKind.EVALUATION) {
            journal.find(
                    FindingCode.CODE_PTA_EVAL,
                    service.pointer(),
                    Text.of("%s has %s, who cannot evaluate.", service.name(), assistantsPart(service)));
        }
    }

    private Units splitByTenth(PooledService service, int units, String modifier) {
        boolean first;
        boolean further;
        if (service.recordedApart()) {
            TherapyCode addOn = service.addOn().orElseThrow();
            first = exceedsTenth(service.code().code(), service.recordedAs(service.code()), modifier);
            further = units > 1 && exceedsTenth(addOn.code(), service.recordedAs(addOn), modifier);
        } else {
            first = (service.minutes() == 0 && service.furnishedBy().equals(ASSISTANT_ALONE))
                    ? assistantAlone(service, modifier)
                    : exceedsTenth(service.name(), service.worked(), modifier);
            further = first;
        }
        noteMinutesMissing(service, modifier);
        int assistants = (first ? 1 : 0) + (further ? units - 1 : 0);
        if (assistants > 0) {
            explainPair(service, modifier);
        }
        return new Units(units - assistants, assistants, first);
    }

    private boolean assistantAlone(PooledService service, String modifier) {
        journal.explain(Rule.CQ_3, Sentence.of("%s: the assistant alone furnished it: %s", service.name(), modifier));
        return true;
    }

    private boolean exceedsTenth(String name, WorkedMinutes worked, String modifier) {
        boolean assistants = worked.assistantExceedsTenth();
        journal.explain(
                Rule.CQ_3,
                Sentence.of(
                        "%s: %d of %s are the assistant's, %s a tenth: %s",
                        name,
                        worked.assistant(),
                        Words.minutes(worked.total()),
                        assistants ? "more than" : "not more than",
                        assistants ? modifier : "no " + modifier));
        return assistants;
    }

    /** The tenth is of the minutes of both: where one side has none, it is not known. */
    private void noteMinutesMissing(PooledService service, String modifier) {
        var worked = service.worked();
        if (service.furnishedBy().size() > 1 && (worked.therapist() == 0 || worked.assistant() == 0)) {
            journal.find(
                    FindingCode.UNITS_ASSUMPTION,
                    service.pointer(),
                    Text.of(
                            "%s was furnished by therapist and assistant, and the minutes of one are missing: whether it takes %s is not known; counted by the minutes there are.",
                            service.name(), modifier));
        }
    }

    private Units splitByTime(PooledService service, int units, String modifier) {
        var worked = service.worked();
        if (worked.therapist() == 0) {
            journal.explain(
                    Rule.CQ_6,
                    Sentence.of(
                            "%s: all %s are the assistant's: %s",
                            service.name(), Words.minutes(worked.total()), modifier));
            explainPair(service, modifier);
            return new Units(0, units);
        }
        int therapist = worked.therapist() / BLOCK;
        int assistant = worked.assistant() / BLOCK;
        var rest = new WorkedMinutes(worked.therapist() % BLOCK, worked.assistant() % BLOCK);
        explainFullUnits(service, therapist, assistant, modifier);
        int leftover = units - therapist - assistant;
        var split = switch (leftover) {
            case 0 -> new Units(therapist, assistant);
            case 1 ->
                lastIsAssistants(service, rest, modifier)
                        ? new Units(therapist, assistant + 1)
                        : new Units(therapist + 1, assistant);
            case 2 -> {
                splitTwo(service, rest, modifier);
                yield new Units(therapist + 1, assistant + 1);
            }
            default -> throw new IllegalStateException("a service cannot have " + leftover + " leftover units");
        };
        if (split.assistant() > 0) {
            explainPair(service, modifier);
        }
        if (split.therapist() > 0 && split.assistant() > 0) {
            journal.explain(
                    Rule.CQ_5,
                    Sentence.of(
                            "%s stands on two lines: %s without and %s with %s",
                            service.name(), Words.units(split.therapist()), Words.units(split.assistant()), modifier));
        }
        return split;
    }

    private void explainPair(PooledService service, String modifier) {
        journal.explain(
                Rule.CQ_1,
                Sentence.of(
                        "%s: %s stands beside %s on the same line",
                        service.name(), modifier, service.discipline().modifier()));
    }

    private void explainFullUnits(PooledService service, int therapist, int assistant, String modifier) {
        if (therapist + assistant > 0) {
            journal.explain(
                    Rule.CQ_4,
                    Sentence.of(
                            "%s: %d minutes of the therapist hold %s without, %d of the assistant hold %s with %s",
                            service.name(),
                            service.worked().therapist(),
                            Words.units(therapist),
                            service.worked().assistant(),
                            Words.units(assistant),
                            modifier));
        }
    }

    private boolean lastIsAssistants(PooledService service, WorkedMinutes rest, String modifier) {
        var shares = Text.of(
                "%s: of the last unit %d minutes are the therapist's and %d the assistant's",
                service.name(), rest.therapist(), rest.assistant());
        if (!dateOfService.isBefore(MIDPOINT_FROM)) {
            if (rest.therapist() >= HALF) {
                journal.explain(Rule.CQ_4, shares + "; the therapist has 8 or more: no " + modifier);
                return false;
            }
            if (rest.assistant() >= HALF) {
                journal.explain(
                        Rule.CQ_4, shares + "; the assistant has 8 or more, the therapist has not: " + modifier);
                return true;
            }
        }
        boolean assistants = rest.assistantExceedsTenth();
        journal.explain(
                dateOfService.isBefore(MIDPOINT_FROM) ? Rule.CQ_7 : Rule.CQ_4,
                Text.of(
                        "%s, %s a tenth: %s",
                        shares, assistants ? "more than" : "not more than", assistants ? modifier : "no " + modifier));
        return assistants;
    }

    /**
     * One to each side: without the other's minutes neither side's, 14 at most, would stand for a second unit. CMS says so of
     * 23 minutes and more alone.
     */
    private void splitTwo(PooledService service, WorkedMinutes rest, String modifier) {
        var shares = Text.of(
                "%s: two leftover units share %d minutes of the therapist and %d of the assistant: one without and one with %s",
                service.name(), rest.therapist(), rest.assistant(), modifier);
        boolean silent = rest.total() < TWO_UNITS_FROM;
        journal.explain(silent ? Rule.CQ_8 : Rule.CQ_4, shares);
        if (silent) {
            journal.find(
                    FindingCode.UNITS_ASSUMPTION,
                    service.pointer(),
                    shares + ". CMS gives no rule for fewer than 23 shared minutes (CQ-8): assumed, review it.");
        }
    }
}
