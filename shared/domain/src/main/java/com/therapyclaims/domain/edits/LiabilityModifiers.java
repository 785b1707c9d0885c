package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.util.List;

/**
 * Who pays if Medicare does not: GA required ABN on file, GX voluntary ABN, GY excluded by statute, GZ expected denial
 * without an ABN; and KX, which attests the necessity that an ABN puts in doubt (C-8).
 */
final class LiabilityModifiers {
    /** The patient has signed for the costs of a service that may be denied as not necessary, before it. */
    static final String REQUIRED_ABN = "GA";

    private static final List<Conflict> CONFLICTS = List.of(
            new Conflict(
                    "GA",
                    "GZ",
                    "GA says an ABN is on file, GZ says there is none",
                    "Keep GA if the patient signed an ABN, else GZ."),
            new Conflict(
                    "GA",
                    "GX",
                    "GA is a required ABN, GX a voluntary one",
                    "Keep GA for a service that may be denied as not necessary, GX for one Medicare never covers."),
            new Conflict(
                    "GA",
                    "GY",
                    "GA expects a denial as not necessary, GY one by statute, for which no ABN is required",
                    "Keep GA for a service that may be denied as not necessary, GY (with GX, if the patient signed) for one"
                            + " excluded by statute."),
            new Conflict(
                    "GX",
                    "GZ",
                    "GX says an ABN is on file, GZ says there is none",
                    "Keep GX with GY for an excluded service, or GZ alone."),
            new Conflict(
                    "GA",
                    "KX",
                    "an ABN expects a denial as not necessary, KX attests that the service is necessary",
                    "Keep KX if the necessity is documented, else GA."),
            new Conflict(
                    "GZ",
                    "KX",
                    "GZ expects a denial as not necessary, KX attests that the service is necessary",
                    "Keep KX if the necessity is documented, else GZ."),
            new Conflict(
                    "GX",
                    "KX",
                    "a voluntary ABN is for a service Medicare never covers, KX attests a covered one",
                    "Keep KX for a covered service, GX for one Medicare never covers."),
            new Conflict(
                    "GY",
                    "KX",
                    "GY is for a service excluded by statute, KX attests a covered one",
                    "Keep KX for a covered service, GY for an excluded one."));

    private LiabilityModifiers() {}

    static void run(List<Line> lines, EditReport report) {
        for (Line line : lines) {
            if (line.sent().modifiers().size() > 1) {
                Lists.where(CONFLICTS, conflict -> conflict.isOn(line))
                        .forEach(conflict -> report.add(conflict.on(line)));
            }
            if (line.has(DenialModifiers.EXPECTED)) {
                report.deny(line);
                report.explain(
                        Rule.C_8,
                        Sentence.of(
                                "%s carries GZ: it is denied, and the provider may not bill the patient; it is taken to count in no code pair and no unit limit.",
                                line.named()));
            } else if (line.has(DenialModifiers.EXCLUDED)) {
                report.deny(line);
                report.explain(
                        Rule.C_8,
                        Sentence.of(
                                "%s carries GY: it is denied as excluded by statute, and the patient pays; it is taken to count in no code pair and no unit limit.",
                                line.named()));
            } else if (line.has(REQUIRED_ABN)) {
                report.review(line);
                report.explain(
                        Rule.C_8,
                        Sentence.of(
                                "%s carries GA: if it is denied as not necessary, the patient pays under the ABN.",
                                line.named()));
            }
        }
    }

    private record Conflict(String one, String other, String reason, String fix) {
        boolean isOn(Line line) {
            return line.has(one) && line.has(other);
        }

        Finding on(Line line) {
            return Finding.of(
                            FindingCode.MOD_LIABILITY_CONFLICT,
                            line.modifiersPointer(),
                            Text.of("%s carries %s and %s: %s.", line.named(), one, other, reason))
                    .fixedBy(fix);
        }
    }
}
