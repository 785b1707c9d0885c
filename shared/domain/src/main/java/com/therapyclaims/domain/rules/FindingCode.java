package com.therapyclaims.domain.rules;

/**
 * The catalogue of findings: a stable code, its usual weight, what it says, what to do and where that is written. What it
 * says is what it means: a comment stands only where that is put otherwise.
 */
public enum FindingCode {
    DOC_DATE_MISSING(
            "DOC.DATE_MISSING",
            Severity.ERROR,
            "The note has no date of treatment.",
            "Enter the date of service.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_DATE_MISMATCH(
            "DOC.DATE_MISMATCH",
            Severity.WARNING,
            "The note is of another day than the claim.",
            "Send the note of the claim's day, or correct the date that is wrong.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_SIGNATURE_MISSING(
            "DOC.SIGNATURE_MISSING",
            Severity.ERROR,
            "The note is not signed.",
            "Have the clinician who furnished or supervised the treatment sign it.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_CREDENTIAL_MISSING(
            "DOC.CREDENTIAL_MISSING",
            Severity.ERROR,
            "The signature lacks a professional credential.",
            "Sign with the credential (PT, PTA, OT, OTA, SLP).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_INTERVENTION_MISSING(
            "DOC.INTERVENTION_MISSING",
            Severity.ERROR,
            "The note lists no intervention.",
            "List every intervention provided, timed and untimed.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_TIMED_MINUTES_MISSING(
            "DOC.TIMED_MINUTES_MISSING",
            Severity.ERROR,
            "The total of timed-code minutes is missing.",
            "Enter the total timed-code treatment minutes.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_TOTAL_MINUTES_MISSING(
            "DOC.TOTAL_MINUTES_MISSING",
            Severity.ERROR,
            "The total treatment minutes are missing.",
            "Enter the total treatment minutes, timed and untimed.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_CODE_MINUTES_MISSING(
            "DOC.CODE_MINUTES_MISSING",
            Severity.WARNING,
            "An intervention has no minutes of its own.",
            "Enter its minutes: units of several timed codes cannot be allocated without them.",
            "Engine design: Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C needs minutes by code"),
    DOC_CONTRIBUTOR_UNLISTED(
            "DOC.CONTRIBUTOR_UNLISTED",
            Severity.WARNING,
            "Assistant minutes are recorded but no assistant is listed.",
            "List each person who contributed to the treatment.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    DOC_FREE_TEXT_ONLY(
            "DOC.FREE_TEXT_ONLY",
            Severity.WARNING,
            "The note is free text only.",
            "Send the note in its fields: text can be read, not relied on.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    TIME_TOTAL_LT_TIMED(
            "TIME.TOTAL_LT_TIMED",
            Severity.ERROR,
            "Total treatment minutes are fewer than timed-code minutes.",
            "Correct the totals: the total includes the timed minutes.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    TIME_SUM_MISMATCH(
            "TIME.SUM_MISMATCH",
            Severity.ERROR,
            "The minutes of the timed interventions do not add up to the timed total.",
            "Correct the minutes or the total.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    TIME_TOTAL_MISMATCH(
            "TIME.TOTAL_MISMATCH",
            Severity.WARNING,
            "Timed and untimed minutes do not add up to the total treatment minutes.",
            "Correct the minutes or the total.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    TIME_SPAN_LT_TOTAL(
            "TIME.SPAN_LT_TOTAL",
            Severity.ERROR,
            "Start to stop is shorter than the total treatment minutes.",
            "Correct the clock times or the total.",
            "Engine design: more minutes than the visit lasted"),
    TIME_SEGMENT_OVERLAP(
            "TIME.SEGMENT_OVERLAP",
            Severity.ERROR,
            "Two one-on-one services overlap in time.",
            "Correct the segments: a patient receives one one-on-one service at a time.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.3",
            Rule.U_8),
    TIME_ONE_ON_ONE_OVERLAP(
            "TIME.ONE_ON_ONE_OVERLAP",
            Severity.ERROR,
            "A clinician is one-on-one with two patients at once.",
            "Bill group therapy (97150) or correct the times.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230"),
    TIME_IMPLAUSIBLE_DAY(
            "TIME.IMPLAUSIBLE_DAY",
            Severity.WARNING,
            "The clinician's one-on-one minutes exceed a plausible working day.",
            "Check the recorded minutes.",
            "Engine design: audit practice"),
    TIME_ALL_MULTIPLES_15(
            "TIME.ALL_MULTIPLES_15",
            Severity.INFO,
            "Every service lasts a multiple of 15 minutes.",
            "Record the actual minutes.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2"),
    /** A note's timed units average fewer than 15 minutes. */
    TIME_SHORT_UNIT_PATTERN(
            "TIME.SHORT_UNIT_PATTERN",
            Severity.INFO,
            "The note's timed units average fewer than 15 minutes.",
            "Nothing where it is this day alone. Expect review where a provider's timed minutes / timed units of a month stay"
                    + " below 15: GET /v1/average-units tells that figure of archived claims.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2",
            Rule.U_11),
    TIME_SHORT_UNIT_MONTH(
            "TIME.SHORT_UNIT_MONTH",
            Severity.INFO,
            "A provider's timed units of a month average fewer than 15 minutes.",
            "Look at the pattern: no claim is wrong by it. Medicare has a consistent practice of units below 15 minutes"
                    + " highlighted for review: compare the months before, and whether the notes record the minutes as they were.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2",
            Rule.U_11),
    TIME_TEXT_MISMATCH(
            "TIME.TEXT_MISMATCH",
            Severity.WARNING,
            "The minutes written in the text differ from those recorded.",
            "Check which of the two is right.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    UNITS_BILLED_GT_SUPPORTED(
            "UNITS.BILLED_GT_SUPPORTED",
            Severity.ERROR,
            "More units are billed than the minutes support.",
            "Bill the units the rule gives.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2"),
    UNITS_BILLED_LT_SUPPORTED(
            "UNITS.BILLED_LT_SUPPORTED",
            Severity.INFO,
            "Fewer units are billed than the minutes support.",
            "Consider billing the units the rule gives.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2"),
    UNITS_TIE_NEEDS_CHOICE(
            "UNITS.TIE_NEEDS_CHOICE",
            Severity.WARNING,
            "Equal remainders: the therapist chooses which service takes the unit.",
            "Send tieChoice with the codes in order of preference.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.C examples 2 and 5",
            Rule.U_5),
    UNITS_UNTIMED_GT_1(
            "UNITS.UNTIMED_GT_1",
            Severity.ERROR,
            "An untimed code is billed with more than one unit.",
            "Bill one unit a day.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.B",
            Rule.U_7),
    UNITS_UNKNOWN_CODE(
            "UNITS.UNKNOWN_CODE",
            Severity.ERROR,
            "The code is not a therapy code this engine counts.",
            "Correct the code.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20"),
    UNITS_ASSUMPTION(
            "UNITS.ASSUMPTION",
            Severity.INFO,
            "An open point of the rules was decided by assumption.",
            "Check it against your contractor.",
            "Open point of the rules"),
    UNITS_ASSISTANT_NOT_RECOGNIZED(
            "UNITS.ASSISTANT_NOT_RECOGNIZED",
            Severity.WARNING,
            "The minutes are a speech-language pathology assistant's.",
            "Do not bill Medicare for them; ask another payer for its policy.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230.3"),
    UNITS_ADD_ON_ALONE(
            "UNITS.ADD_ON_ALONE",
            Severity.WARNING,
            "An add-on code is recorded without the code it continues.",
            "Record the first minutes under the first code.",
            "AMA CPT, add-on codes; Medicare NCCI add-on code edits"),
    UNITS_TIME_NOT_STATED(
            "UNITS.TIME_NOT_STATED",
            Severity.WARNING,
            "An unlisted code's time is not stated.",
            "State the type and the time of the service; the contractor prices it by report.",
            "AMA CPT, unlisted services; Physician Fee Schedule relative value file, status C"),
    UNITS_LONGER_CLOCK(
            "UNITS.LONGER_CLOCK",
            Severity.INFO,
            "The code counts time that this request cannot show whole.",
            "Check what was billed in the same month, device period or episode.",
            "AMA CPT, remote therapeutic monitoring"),
    UNITS_OTHER_CODE(
            "UNITS.OTHER_CODE",
            Severity.WARNING,
            "Another code counts this time.",
            "Record it under the code the message names.",
            "AMA CPT, remote therapeutic monitoring"),
    SEED_BODY_PART_MISSING(
            "SEED.BODY_PART_MISSING",
            Severity.WARNING,
            "The note does not state the body part.",
            "Document it (bodyRegions).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_EXERCISE_TYPE_MISSING(
            "SEED.EXERCISE_TYPE_MISSING",
            Severity.WARNING,
            "The note does not state the type of exercise.",
            "Document it (category and description).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_FUNCTIONAL_GOAL_MISSING(
            "SEED.FUNCTIONAL_GOAL_MISSING",
            Severity.WARNING,
            "The note does not state the functional goal.",
            "Document it (goalIds).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_NECESSITY_MISSING(
            "SEED.NECESSITY_MISSING",
            Severity.WARNING,
            "The note does not state the medical necessity.",
            "Document it (medicalNecessity).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_RESPONSE_MISSING(
            "SEED.RESPONSE_MISSING",
            Severity.WARNING,
            "The note does not state the patient response or progress.",
            "Document it (response).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_TIME_MISSING(
            "SEED.TIME_MISSING",
            Severity.WARNING,
            "The note does not state the time.",
            "Document it (minutes and totals).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    SEED_ELEMENT_WEAK(
            "SEED.ELEMENT_WEAK",
            Severity.INFO,
            "A documentation element is there, but weakly.",
            "Say it specifically.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3; documentation elements of 97110"),
    NEC_GOAL_NOT_LINKED(
            "NEC.GOAL_NOT_LINKED",
            Severity.WARNING,
            "An intervention is not linked to a goal.",
            "Link it to the goal it serves.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    NEC_GOAL_NOT_FUNCTIONAL(
            "NEC.GOAL_NOT_FUNCTIONAL",
            Severity.WARNING,
            "A goal names an impairment, not a function.",
            "State the function the patient will regain.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    NEC_NO_BASELINE(
            "NEC.NO_BASELINE",
            Severity.WARNING,
            "A goal has no baseline to measure progress from.",
            "Record the baseline and the target.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    SKILL_NO_SKILLED_ELEMENT(
            "SKILL.NO_SKILLED_ELEMENT",
            Severity.WARNING,
            "Nothing shows a therapist's skill.",
            "Document cueing, grading, facilitation, assessment, modification or instruction.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2"),
    SKILL_UNSUPERVISED(
            "SKILL.UNSUPERVISED",
            Severity.WARNING,
            "The text reads as unsupervised or independent exercise.",
            "Bill only time with the patient under direct care.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2; Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.3"),
    SKILL_GENERAL_FITNESS(
            "SKILL.GENERAL_FITNESS",
            Severity.WARNING,
            "The text reads as general fitness.",
            "Tie the exercise to an impairment and a functional goal.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2"),
    SKILL_PASSIVE_ONLY(
            "SKILL.PASSIVE_ONLY",
            Severity.WARNING,
            "The text reads as a passive modality under an active procedure.",
            "Bill the modality under its own code.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2"),
    SKILL_NO_IMPAIRMENT(
            "SKILL.NO_IMPAIRMENT",
            Severity.WARNING,
            "The intervention names no impairment it addresses.",
            "Name the impairment or functional limitation.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.2"),
    SKILL_BOILERPLATE(
            "SKILL.BOILERPLATE",
            Severity.INFO,
            "The text is a stock phrase alone.",
            "Describe this visit: the patient's response and the change made.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E"),
    SKILL_CLONED_NOTE(
            "SKILL.CLONED_NOTE",
            Severity.WARNING,
            "The note repeats the one before it.",
            "Write what was done in this visit, how the patient responded and what changed since the last one.",
            "Engine design: Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.E asks for a note of each treatment day"),
    CODE_SUGGEST_97530(
            "CODE.SUGGEST_97530",
            Severity.INFO,
            "The description reads as a functional task: consider 97530.",
            "The clinician's intent decides.",
            "AMA CPT code selection; documentation of 97110 and 97530"),
    CODE_SUGGEST_97110(
            "CODE.SUGGEST_97110",
            Severity.INFO,
            "The description reads as single-parameter exercise: consider 97110.",
            "The clinician's intent decides.",
            "AMA CPT code selection; documentation of 97110 and 97530"),
    CODE_SUGGEST_97112(
            "CODE.SUGGEST_97112",
            Severity.INFO,
            "The description reads as balance, coordination or proprioception: consider 97112.",
            "The clinician's intent decides.",
            "AMA CPT code selection; documentation of 97110 and 97530"),
    CODE_SUGGEST_97116(
            "CODE.SUGGEST_97116",
            Severity.INFO,
            "The description reads as gait or stairs training: consider 97116.",
            "The clinician's intent decides.",
            "AMA CPT code selection; documentation of 97110 and 97530"),
    CODE_SUGGEST_97140(
            "CODE.SUGGEST_97140",
            Severity.INFO,
            "The description reads as hands-on manual therapy: consider 97140.",
            "The clinician's intent decides.",
            "AMA CPT code selection; documentation of 97110 and 97530"),
    CODE_NOT_VALID_FOR_PAYER(
            "CODE.NOT_VALID_FOR_PAYER",
            Severity.ERROR,
            "The code is not valid for this payer.",
            "Use the code the payer accepts (97014: G0283).",
            "Physician Fee Schedule relative value file, status I"),
    CODE_BUNDLED(
            "CODE.BUNDLED",
            Severity.ERROR,
            "The code is bundled and never paid on its own.",
            "Leave it off the claim or bill it without charge.",
            "Physician Fee Schedule relative value file, status B"),
    CODE_FUNCTIONAL_REPORTING_ENDED(
            "CODE.FUNCTIONAL_REPORTING_ENDED",
            Severity.ERROR,
            "Functional reporting codes ended with 2018.",
            "Remove the code.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3",
            Rule.KX_5),
    CODE_DISCIPLINE_MISMATCH(
            "CODE.DISCIPLINE_MISMATCH",
            Severity.ERROR,
            "The code is not one of this discipline's.",
            "Use the code of the discipline that furnished it.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.D"),
    CODE_PTA_EVAL(
            "CODE.PTA_EVAL",
            Severity.ERROR,
            "An assistant cannot furnish an evaluation.",
            "Have the therapist furnish and bill it.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230"),
    CODE_GROUP_OF_ONE(
            "CODE.GROUP_OF_ONE",
            Severity.WARNING,
            "A group service was recorded with fewer than two patients.",
            "Correct the group's size, or bill the one-on-one service that was furnished.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230"),
    MOD_DISCIPLINE_MISSING(
            "MOD.DISCIPLINE_MISSING",
            Severity.ERROR,
            "The line has no discipline modifier.",
            "Add GP, GO or GN.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    MOD_DISCIPLINE_CONFLICT(
            "MOD.DISCIPLINE_CONFLICT",
            Severity.ERROR,
            "The line has more than one discipline modifier.",
            "Keep the one of the plan of care.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    MOD_DISCIPLINE_CODE_MISMATCH(
            "MOD.DISCIPLINE_CODE_MISMATCH",
            Severity.ERROR,
            "The discipline modifier does not fit the code.",
            "Use the modifier of the discipline the code belongs to.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    MOD_CQ_REQUIRES_GP(
            "MOD.CQ_REQUIRES_GP",
            Severity.ERROR,
            "CQ stands without GP.",
            "Put GP on the line or remove CQ.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1",
            Rule.CQ_1),
    MOD_CO_REQUIRES_GO(
            "MOD.CO_REQUIRES_GO",
            Severity.ERROR,
            "CO stands without GO.",
            "Put GO on the line or remove CO.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1",
            Rule.CQ_1),
    MOD_CQ_MISSING(
            "MOD.CQ_MISSING",
            Severity.ERROR,
            "The assistant furnished this line and it lacks CQ or CO.",
            "Add CQ (with GP) or CO (with GO).",
            "Social Security Act 1834(v); Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    MOD_CQ_UNSUPPORTED(
            "MOD.CQ_UNSUPPORTED",
            Severity.ERROR,
            "CQ or CO stands on a line the therapist furnished.",
            "Remove the assistant modifier.",
            "Social Security Act 1834(v); Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    MOD_59_WITH_X(
            "MOD.59_WITH_X",
            Severity.ERROR,
            "59 and an X modifier stand on one line.",
            "Keep the more specific X modifier.",
            "MLN1783722"),
    MOD_LIABILITY_CONFLICT(
            "MOD.LIABILITY_CONFLICT",
            Severity.ERROR,
            "The liability modifiers exclude each other.",
            "GA and GZ exclude each other; GA does not go with KX.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.3",
            Rule.C_8),
    MOD_MORE_THAN_FOUR(
            "MOD.MORE_THAN_FOUR",
            Severity.ERROR,
            "The line has more than four modifiers.",
            "Keep the four that decide payment.",
            "ASC X12 005010X222A1 SV101"),
    MOD_NOT_FOR_THERAPY(
            "MOD.NOT_FOR_THERAPY",
            Severity.WARNING,
            "A modifier does not belong on a therapy line.",
            "Remove the modifier.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    /** A modifier stands more than once on a line. */
    MOD_REPEATED(
            "MOD.REPEATED",
            Severity.WARNING,
            "A modifier stands more than once on the line.",
            "Send it once.",
            "ASC X12 005010X222A1 SV101"),
    NCCI_COLUMN2_DENIED(
            "NCCI.COLUMN2_DENIED",
            Severity.ERROR,
            "The code is denied beside another of the day.",
            "If the services were distinct, record separate times and add 59 or an X modifier.",
            "NCCI procedure-to-procedure edits",
            Rule.N_1),
    NCCI_59_OVERLAPPING_TIME(
            "NCCI.59_OVERLAPPING_TIME",
            Severity.ERROR,
            "59 or X claims distinct services, but their times overlap.",
            "Correct the times or remove the modifier.",
            "MLN1783722",
            Rule.N_3),
    NCCI_59_NOT_NEEDED(
            "NCCI.59_NOT_NEEDED",
            Severity.WARNING,
            "59 or X stands on a line no edit needs it for.",
            "Remove the modifier.",
            "NCCI procedure-to-procedure edits"),
    NCCI_TABLE_OUTDATED(
            "NCCI.TABLE_OUTDATED",
            Severity.INFO,
            "The NCCI tables are of an earlier quarter than the date of service.",
            "Load the quarter's tables, or check the pairs of the day against them.",
            "NCCI quarterly tables",
            Rule.N_5),
    MUE_EXCEEDED(
            "MUE.EXCEEDED",
            Severity.ERROR,
            "The units of the day exceed the medically unlikely edit.",
            "Check the units.",
            "NCCI medically unlikely edits"),
    KX_MISSING_ABOVE_THRESHOLD(
            "KX.MISSING_ABOVE_THRESHOLD",
            Severity.ERROR,
            "The line lies above the therapy threshold and lacks KX.",
            "Add KX if the necessity is documented; without it the line is denied (CO-119).",
            "Social Security Act 1833(g)(7)",
            Rule.KX_3),
    /** A line above the therapy threshold goes out under an ABN. */
    KX_ABN_ABOVE_THRESHOLD(
            "KX.ABN_ABOVE_THRESHOLD",
            Severity.INFO,
            "The line lies above the therapy threshold and goes out under a required ABN: Medicare denies it and the patient pays.",
            "Nothing, if the necessity is not documented; else KX in place of GA.",
            "Social Security Act 1833(g)(7); Medicare Claims Processing Manual ch. 30 sec. 50",
            Rule.C_8),
    /** A later claim of the year comes to lie otherwise to the therapy threshold. */
    KX_LATER_CLAIM(
            "KX.LATER_CLAIM",
            Severity.WARNING,
            "A later claim of the patient's year comes to lie otherwise to the therapy threshold.",
            "Send that claim again, with KX where its lines need it now and the necessity is documented.",
            "Social Security Act 1833(g)(7)",
            Rule.KX_3),
    KX_BELOW_THRESHOLD(
            "KX.BELOW_THRESHOLD",
            Severity.WARNING,
            "KX stands on a line below the therapy threshold.",
            "Keep KX only if the year stands above the threshold, other practices' claims included; record what they billed.",
            "Social Security Act 1833(g)(7)",
            Rule.KX_3),
    KX_TARGETED_REVIEW(
            "KX.TARGETED_REVIEW",
            Severity.INFO,
            "The year lies above the targeted review amount.",
            "Expect possible medical review.",
            "Social Security Act 1833(g)(5)(E)",
            Rule.KX_4),
    /** The threshold of the year was not read in a published source. */
    KX_THRESHOLD_ASSUMED(
            "KX.THRESHOLD_ASSUMED",
            Severity.INFO,
            "The therapy threshold of the year was not read in a published source.",
            "Compare the amount with the year's Physician Fee Schedule final rule.",
            "Social Security Act 1833(g)(7); Physician Fee Schedule final rules by year"),
    /** Lines with an assistant modifier accrue their unreduced allowed amount. */
    KX_ASSUMPTION(
            "KX.ASSUMPTION",
            Severity.INFO,
            "No published rule says whether the assistant reduction lowers the accrual; the unreduced allowed amount was used.",
            "Compare with the contractor's own figure before relying on a line close to the threshold.",
            "Social Security Act 1833(g), 1834(v)",
            Rule.KX_1),
    POC_PROGRESS_REPORT_DUE(
            "POC.PROGRESS_REPORT_DUE",
            Severity.WARNING,
            "A progress report is due with this treatment day.",
            "Have the clinician write it.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.D"),
    POC_PROGRESS_REPORT_OVERDUE(
            "POC.PROGRESS_REPORT_OVERDUE",
            Severity.ERROR,
            "More than 10 treatment days have passed without a progress report.",
            "Have the clinician write it.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.D"),
    POC_PROGRESS_REPORT_NOT_BY_CLINICIAN(
            "POC.PROGRESS_REPORT_NOT_BY_CLINICIAN",
            Severity.ERROR,
            "The progress report was not written by a clinician.",
            "Have the therapist write it; an assistant may add to it.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.3.D"),
    POC_NOT_CERTIFIED(
            "POC.NOT_CERTIFIED",
            Severity.ERROR,
            "The plan of care is not certified.",
            "Obtain the dated signature of the physician or NPP.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24"),
    POC_CERT_DELAYED(
            "POC.CERT_DELAYED",
            Severity.WARNING,
            "The certification came later than 30 days after the first treatment.",
            "Record the reason for the delay.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24"),
    POC_RECERT_MISSING(
            "POC.RECERT_MISSING",
            Severity.ERROR,
            "The certified interval has ended without recertification.",
            "Obtain the recertification.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24"),
    POC_EXPIRED(
            "POC.EXPIRED",
            Severity.ERROR,
            "The plan's duration has ended.",
            "Establish and certify a new plan.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24"),
    POC_CERTIFIER_NOT_ELIGIBLE(
            "POC.CERTIFIER_NOT_ELIGIBLE",
            Severity.ERROR,
            "The certifier may not certify therapy plans.",
            "Obtain the signature of a physician or NPP.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3; 42 CFR 424.24"),
    POC_DIAGNOSIS_MISSING(
            "POC.DIAGNOSIS_MISSING",
            Severity.ERROR,
            "The plan of care has no diagnosis.",
            "Add the diagnosis.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_GOAL_MISSING(
            "POC.GOAL_MISSING",
            Severity.ERROR,
            "The plan of care has no long-term goal.",
            "Add the long-term goal.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_TYPE_MISSING(
            "POC.TYPE_MISSING",
            Severity.ERROR,
            "The plan of care has no type of therapy.",
            "Add the type of therapy.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_AMOUNT_MISSING(
            "POC.AMOUNT_MISSING",
            Severity.ERROR,
            "The plan of care has no amount (sessions a day).",
            "Add the amount (sessions a day).",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_FREQUENCY_MISSING(
            "POC.FREQUENCY_MISSING",
            Severity.ERROR,
            "The plan of care has no frequency.",
            "Add the frequency.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_DURATION_MISSING(
            "POC.DURATION_MISSING",
            Severity.ERROR,
            "The plan of care has no duration.",
            "Add the duration.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_ESTABLISHED_AFTER_TREATMENT(
            "POC.ESTABLISHED_AFTER_TREATMENT",
            Severity.ERROR,
            "Treatment began before the plan of care was established.",
            "Establish the plan before treatment; the same day is allowed.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.2"),
    POC_INTERVAL_ASSUMPTION(
            "POC.INTERVAL_ASSUMPTION",
            Severity.INFO,
            "The certified interval was counted by assumption: its first day is day 1.",
            "Check the day count with your contractor and recertify a day early.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 220.1.3 (the day count is not defined)"),
    PRICE_PLACE_UNKNOWN(
            "PRICE.PLACE_UNKNOWN",
            Severity.ERROR,
            "The place of the service is in no table of the date.",
            "Correct the ZIP code or the locality (MAC and number, as in 15202-00).",
            "CMS ZIP code to carrier locality file; geographic practice cost indices"),
    PRICE_ZIP_PLUS_FOUR(
            "PRICE.ZIP_PLUS_FOUR",
            Severity.WARNING,
            "The ZIP code spans several localities.",
            "Find the locality of the full ZIP+4 and send it as locality.",
            "CMS ZIP code to carrier locality file, plus-four flag"),
    PRICE_ZIP_TABLE_LATER(
            "PRICE.ZIP_TABLE_LATER",
            Severity.INFO,
            "The ZIP table begins after the date of service.",
            "Send the locality itself if it has changed since.",
            "CMS ZIP code to carrier locality file"),
    PRICE_NO_FEE_SCHEDULE(
            "PRICE.NO_FEE_SCHEDULE",
            Severity.ERROR,
            "No fee schedule holds for the date of service.",
            "Check the date of service, or have the schedule of that date published.",
            "Published fee schedules"),
    PRICE_CODE_UNKNOWN(
            "PRICE.CODE_UNKNOWN",
            Severity.ERROR,
            "The fee schedule of the date does not list the code.",
            "Correct the code, or check that it was valid on the date of service.",
            "Physician Fee Schedule relative value file"),
    PRICE_CONTRACTOR_PRICED(
            "PRICE.CONTRACTOR_PRICED",
            Severity.WARNING,
            "The code has no national price.",
            "Ask the contractor for its price; send a description of the service with the claim.",
            "Physician Fee Schedule relative value file, status C",
            Rule.R_3),
    PRICE_NOT_COVERED(
            "PRICE.NOT_COVERED",
            Severity.ERROR,
            "The payer does not cover the code.",
            "Bill the patient or leave the code off the claim.",
            "Physician Fee Schedule relative value file, status N; payer contract"),
    PRICE_CHARGE_MISSING(
            "PRICE.CHARGE_MISSING",
            Severity.ERROR,
            "The line is paid by its charge and has none.",
            "Enter the charge of the line.",
            "Payer contract"),
    PRICE_CONVERSION_FACTOR(
            "PRICE.CONVERSION_FACTOR",
            Severity.WARNING,
            "The conversion factor is not the published one.",
            "Check which file was published and whether the law has changed the factor.",
            "Social Security Act 1848(d)"),
    PRICE_SOURCES_DIFFER(
            "PRICE.SOURCES_DIFFER",
            Severity.WARNING,
            "CMS's published amount is not what relative values and indices give.",
            "Check that the payment amount file and the relative value and GPCI files are of one release.",
            "Physician Fee Schedule payment amount file; 42 CFR 414.20"),
    PRICE_CQ_SPLIT_TOP_CODE(
            "PRICE.CQ_SPLIT_TOP_CODE",
            Severity.INFO,
            "Lines with and without an assistant rank equally for the unit paid in full.",
            "Check which line your contractor pays in full.",
            "CMS gives no rule: line order is assumed",
            Rule.P_7),
    PRICE_NON_PARTICIPATING(
            "PRICE.NON_PARTICIPATING",
            Severity.INFO,
            "The provider does not participate: 95% of the fee schedule.",
            "Where assignment is not accepted Medicare pays the patient, and the limiting charge is the most to collect.",
            "Social Security Act 1848(a)(3), (g)(2)",
            Rule.R_4),
    PRICE_CHARGE_ABOVE_LIMIT(
            "PRICE.CHARGE_ABOVE_LIMIT",
            Severity.WARNING,
            "The charge is above the limiting charge.",
            "Lower the charge unless assignment is accepted for this claim.",
            "Social Security Act 1848(g)(2)",
            Rule.R_4),
    PRICE_DEDUCTIBLE_ABOVE_YEAR(
            "PRICE.DEDUCTIBLE_ABOVE_YEAR",
            Severity.WARNING,
            "The open deductible is more than the whole deductible of the year.",
            "Check the open deductible with the payer.",
            "Social Security Act 1833(b)",
            Rule.P_9),
    /** The year's Part B deductible is to be checked with CMS. */
    PRICE_DEDUCTIBLE_ASSUMED(
            "PRICE.DEDUCTIBLE_ASSUMED",
            Severity.INFO,
            "The open deductible was held against a figure of the year that is to be checked with CMS.",
            "Compare the year's Part B deductible with CMS's notice, and the open part with the payer.",
            "Social Security Act 1833(b); CMS's yearly notice of the Part B deductible",
            Rule.P_9),
    /** What the day's earlier claims take of the deductible was reckoned anew. */
    PRICE_DEDUCTIBLE_REOPENED(
            "PRICE.DEDUCTIBLE_REOPENED",
            Severity.WARNING,
            "Earlier claims of the day take less of the deductible than the figure of this one supposes.",
            "Compare the open deductible with the payer, and correct deductibleRemaining if it is another.",
            "Social Security Act 1833(b); Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7",
            Rule.P_9),
    /** Another way to round after the allowed amount would give another cent. */
    PRICE_ROUNDING_ASSUMED(
            "PRICE.ROUNDING_ASSUMED",
            Severity.INFO,
            "The payment was rounded at every step after the allowed amount; rounded once it would differ by a cent.",
            "Accept a payment that differs by a cent, or tell which way your contractor rounds.",
            "Social Security Act 1833(a)(1) (how contractors round after the allowed amount is not published)"),
    PRICE_LINE_DENIED(
            "PRICE.LINE_DENIED",
            Severity.WARNING,
            "A line that is denied stands in the totals as if it were paid.",
            "Correct what denies the line, or expect the smaller payment.",
            "NCCI Policy Manual ch. 1; Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    PRICE_CONTRACT_ASSUMPTION(
            "PRICE.CONTRACT_ASSUMPTION",
            Severity.INFO,
            "The contract does not say how; an assumption was made.",
            "Check it against the contract.",
            "Payer contract"),
    POS_PCTC7_HOSPITAL(
            "POS.PCTC7_HOSPITAL",
            Severity.ERROR,
            "An independent therapist is not paid for hospital patients.",
            "Correct the place of service or bill through the hospital.",
            "Physician Fee Schedule relative value file, PC/TC indicator 7",
            Rule.C_6),
    TELE_NOT_ELIGIBLE(
            "TELE.NOT_ELIGIBLE",
            Severity.ERROR,
            "The service is not eligible as telehealth on this date.",
            "Check the telehealth list and the date.",
            "H.R. 7148 (2026)",
            Rule.C_7),
    TELE_PLACE_MISMATCH(
            "TELE.PLACE_MISMATCH",
            Severity.WARNING,
            "The telehealth modifier and the place of service disagree.",
            "Use place of service 02 or 10 with 95 for video, or 10 with 93 for audio alone.",
            "CMS place of service code set; CPT Appendices P and T",
            Rule.C_4),
    /** How a therapist's telehealth is to be marked differs by contractor. */
    TELE_ASSUMPTION(
            "TELE.ASSUMPTION",
            Severity.INFO,
            "Contractors differ in the place of service of a therapist's telehealth; 02 or 10 with 95 or 93 was assumed.",
            "Ask the Medicare contractor which place of service it takes.",
            "CMS place of service code set",
            Rule.C_7),
    CLM_NPI_INVALID(
            "CLM.NPI_INVALID",
            Severity.ERROR,
            "The NPI fails its check digit.",
            "Correct the NPI.",
            "45 CFR 162.406",
            Rule.C_1),
    CLM_ORIGINAL_REF_MISSING(
            "CLM.ORIGINAL_REF_MISSING",
            Severity.ERROR,
            "A replacement or void lacks the payer's control number.",
            "Send the original reference number.",
            "ASC X12 005010X222A1 REF*F8",
            Rule.C_2),
    CLM_FREQUENCY_NOT_ACCEPTED(
            "CLM.FREQUENCY_NOT_ACCEPTED",
            Severity.ERROR,
            "The payer does not process this frequency code.",
            "Ask for a reopening or appeal instead.",
            "ASC X12 005010X222A1 CLM05-3",
            Rule.C_2),
    /** A corrected claim goes as an original to a payer that has it already. */
    CLM_SENT_BEFORE(
            "CLM.SENT_BEFORE",
            Severity.WARNING,
            "The payer has the claim already: sent once more as an original it is a duplicate.",
            "Send frequencyCode 7 with the payer's control number in originalReference. Medicare Part B takes no 7: ask for"
                    + " a reopening, or send a new claim if it was rejected as unprocessable (MA130).",
            "ASC X12 005010X222A1 CLM05-3, REF*F8; Medicare Claims Processing Manual (Pub. 100-04) ch. 34 s. 10",
            Rule.C_2),
    /** A replacement or void is about a claim that the archive does not have, or that counts no more already. */
    CLM_ORIGINAL_UNKNOWN(
            "CLM.ORIGINAL_UNKNOWN",
            Severity.WARNING,
            "The claim that is replaced or taken back is not known: what was billed for it still counts.",
            "Send our number of it in originalReference, take up the remittance that tells the payer's, or make it void.",
            "ASC X12 005010X222A1 CLM05-3, REF*F8",
            Rule.C_2),
    /** The claim takes the place of another, or takes it back. */
    CLM_REPLACES(
            "CLM.REPLACES",
            Severity.INFO,
            "The claim takes the place of another or takes it back: that one counts no more.",
            "Nothing to do: if it is about another claim, send our number of that one in originalReference.",
            "ASC X12 005010X222A1 CLM05-3, REF*F8",
            Rule.C_2),
    /** Another claim takes the place of this one, or takes it back. */
    CLM_REPLACED(
            "CLM.REPLACED",
            Severity.INFO,
            "Another claim takes the place of this one or takes it back: it counts no more.",
            "Nothing to do: make it void once the payer has processed the other.",
            "ASC X12 005010X222A1 CLM05-3, REF*F8",
            Rule.C_2),
    CLM_DX_POINTER_INVALID(
            "CLM.DX_POINTER_INVALID",
            Severity.ERROR,
            "A diagnosis pointer names no diagnosis of the claim.",
            "Point to one of the claim's diagnoses.",
            "ASC X12 005010X222A1 SV107"),
    CLM_DX_POINTER_COUNT(
            "CLM.DX_POINTER_COUNT",
            Severity.ERROR,
            "A line has no or more than four diagnosis pointers.",
            "Send one to four.",
            "ASC X12 005010X222A1 SV107"),
    CLM_REFERRING_MISSING(
            "CLM.REFERRING_MISSING",
            Severity.ERROR,
            "The certifying physician or NPP is missing.",
            "Send referringProvider with its NPI.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.3"),
    CLM_TOTAL_MISMATCH(
            "CLM.TOTAL_MISMATCH",
            Severity.ERROR,
            "The claim total is not the sum of its lines.",
            "Correct the charges.",
            "ASC X12 005010X222A1 CLM02"),
    CLM_DISCIPLINE_ASSUMED(
            "CLM.DISCIPLINE_ASSUMED",
            Severity.WARNING,
            "Nothing says which discipline furnished the services.",
            "Send discipline with the claim or with each service.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1"),
    CLM_DAY_CHANGED(
            "CLM.DAY_CHANGED",
            Severity.INFO,
            "Another claim of the day, or of a day this one replaces a claim of, changes with this one.",
            "Nothing to do: the other claim has its next revision.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7",
            Rule.P_6),
    CLM_DAY_VARIANCE(
            "CLM.DAY_VARIANCE",
            Severity.WARNING,
            "Another claim of the day, or of a day this one replaces a claim of, is with its payer and would have another price with"
                    + " this one.",
            "Expect the payer to adjust it, or correct and send it again.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7"),
    CLM_DUPLICATE_VISIT(
            "CLM.DUPLICATE_VISIT",
            Severity.WARNING,
            "An earlier claim of the day holds the same services by the same provider.",
            "Make one of them void if it is the same visit, else bill a code's units of the day on one claim: the payer denies"
                    + " the second as a duplicate (CARC 18).",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 1 s. 120"),
    UNITS_DAY_SPLIT(
            "UNITS.DAY_SPLIT",
            Severity.WARNING,
            "The day's timed minutes stand on several claims and count to other units together.",
            "Put the day's timed services of the discipline on one claim.",
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2"),
    /** No authorisation is named for services that need one. */
    AUTH_MISSING(
            "AUTH.MISSING",
            Severity.ERROR,
            "No authorization is named for services that need one.",
            "Get the payer's authorization and put its number on the claim (priorAuthorization).",
            "Payer contract: authorization; ASC X12 005010X222A1 REF*G1",
            Rule.PY_4),
    /** The authorisation is not recorded. */
    AUTH_NOT_RECORDED(
            "AUTH.NOT_RECORDED",
            Severity.WARNING,
            "The authorization the claim names is not recorded.",
            "Record it for the patient (PUT /v1/patients/{id}/authorizations/{number}), so that dates, visits and units are checked.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** The authorisation is another payer's. */
    AUTH_OTHER_PAYER(
            "AUTH.OTHER_PAYER",
            Severity.ERROR,
            "The authorization is another payer's.",
            "Name the authorization of the payer the claim goes to.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** The service is before the authorisation. */
    AUTH_NOT_YET_VALID(
            "AUTH.NOT_YET_VALID",
            Severity.ERROR,
            "The service is before the authorization begins.",
            "Name the authorization that holds on the date of service, or ask the payer to date it back.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** The service is after the authorisation. */
    AUTH_EXPIRED(
            "AUTH.EXPIRED",
            Severity.ERROR,
            "The service is after the authorization ended.",
            "Name the authorization that holds on the date of service, or ask the payer to extend it.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** A service is not among those authorised. */
    AUTH_SERVICE_OUTSIDE(
            "AUTH.SERVICE_OUTSIDE",
            Severity.ERROR,
            "A service is not among those authorized.",
            "Have the service added to the authorization, or bill it without one where the payer asks for none.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** More is used than was authorised. */
    AUTH_EXHAUSTED(
            "AUTH.EXHAUSTED",
            Severity.ERROR,
            "More visits or units are used than were authorized.",
            "Ask the payer for more visits or units, or make the claims void that do not belong to the authorization.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** Little of the authorisation is left. */
    AUTH_NEARLY_EXHAUSTED(
            "AUTH.NEARLY_EXHAUSTED",
            Severity.WARNING,
            "Less than two visits of the authorization are left.",
            "Ask the payer for the next authorization now.",
            "Payer contract: authorization",
            Rule.PY_4),
    /** The contract's visits of the year are used up. */
    AUTH_VISIT_LIMIT_EXCEEDED(
            "AUTH.VISIT_LIMIT_EXCEEDED",
            Severity.ERROR,
            "The visit is above the contract's visits of the year.",
            "Ask the payer for an exception before billing, or tell the patient that the visit is not covered.",
            "Payer contract: visit limits",
            Rule.PY_4),
    AUTH_VISIT_LIMIT_NEAR(
            "AUTH.VISIT_LIMIT_NEAR",
            Severity.INFO,
            "Few of the contract's visits of the year are left.",
            "Plan the visits that are left, or ask the payer for more.",
            "Payer contract: visit limits",
            Rule.PY_4),
    CLM_FILED_BEFORE_SERVICE(
            "CLM.FILED_BEFORE_SERVICE",
            Severity.ERROR,
            "The claim is filed before its service.",
            "Correct the date of service or the day of filing: a payer takes no claim for a day to come.",
            "ASC X12 005010X222A1 DTP*472; 42 CFR 424.44"),
    CLM_BORN_AFTER_SERVICE(
            "CLM.BORN_AFTER_SERVICE",
            Severity.ERROR,
            "The patient's date of birth is after the date of service.",
            "Correct the date of birth or the date of service.",
            "ASC X12 005010X222A1 DMG02"),
    CLM_TIMELY_FILING(
            "CLM.TIMELY_FILING",
            Severity.ERROR,
            "The claim is past the filing limit.",
            "Check for an exception.",
            "42 CFR 424.44",
            Rule.C_3),
    /** A claim has no or more than twelve diagnoses. */
    CLM_DX_COUNT(
            "CLM.DX_COUNT",
            Severity.ERROR,
            "The claim has no diagnosis or more than twelve.",
            "Send one to twelve diagnoses.",
            "ASC X12 005010X222A1 HI"),
    /** A claim has more lines than one may hold. */
    CLM_TOO_MANY_LINES(
            "CLM.TOO_MANY_LINES",
            Severity.ERROR,
            "The claim has more than fifty lines.",
            "Split the claim.",
            "ASC X12 005010X222A1 2400"),
    /** An assistant is named as the rendering provider. */
    CLM_RENDERING_ASSISTANT(
            "CLM.RENDERING_ASSISTANT",
            Severity.ERROR,
            "An assistant cannot be the rendering provider.",
            "Name the supervising therapist; the assistant's part shows as CQ or CO.",
            "Medicare Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230");

    private final String code;
    private final Severity severity;
    private final String message;
    private final String fix;
    private final String citation;

    FindingCode(String code, Severity severity, String message, String fix, String citation) {
        this.code = code;
        this.severity = severity;
        this.message = message;
        this.fix = fix;
        this.citation = citation;
    }

    /** A finding that a numbered rule makes: its citation ends in the number, as in {@code 42 CFR 424.44 (C-3)}. */
    FindingCode(String code, Severity severity, String message, String fix, String citation, Rule rule) {
        this(code, severity, message, fix, Text.of("%s (%s)", citation, rule.number()));
    }

    /** The code callers see, for example {@code TIME.TOTAL_LT_TIMED}. */
    public String code() {
        return code;
    }

    /** Its usual weight. */
    public Severity severity() {
        return severity;
    }

    public String message() {
        return message;
    }

    public String fix() {
        return fix;
    }

    /** Where it is written, with the number of the rule that makes it, where one does. */
    public String citation() {
        return citation;
    }
}
