package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;

/** Medicare's assistant modifiers, service by service, against who furnished the minutes (CQ-4). */
final class AssistantModifiersCheck {
    private AssistantModifiersCheck() {}

    /**
     * Compares what is billed with what the note's minutes support.
     *
     * @param billed the lines that were sent
     */
    static void run(NoteUnderReview note, BilledServices billed, UnitCount supported, Review review) {
        if (!note.request().payerId().equals(StandardPayers.MEDICARE) || note.isFreeText()) {
            return;
        }
        for (FurnishedService service : billed.all()) {
            // The units come first; who furnished them can be said when they agree.
            if (billed.units(service) == service.unitsIn(supported)) {
                compare(service, billed, supported, review);
            }
        }
    }

    private static void compare(FurnishedService service, BilledServices billed, UnitCount supported, Review review) {
        int byAssistant = Lists.sum(
                Lists.where(supported.lines(), line -> line.assistant() && service.isOn(line)), UnitLine::units);
        int marked = billed.unitsMarked(service);
        if (byAssistant > marked) {
            review.find(
                    FindingCode.MOD_CQ_MISSING,
                    billed.pointerTo(service) + "/modifiers",
                    Text.of(
                            "%s: %d of its units were furnished by the assistant, %d carry CQ or CO.",
                            billed.named(service), byAssistant, marked));
        } else if (byAssistant < marked) {
            review.find(
                    FindingCode.MOD_CQ_UNSUPPORTED,
                    billed.pointerTo(service) + "/modifiers",
                    Text.of(
                            "%s: %d of its units carry CQ or CO, %d were furnished by the assistant.",
                            billed.named(service), marked, byAssistant));
        }
    }
}
