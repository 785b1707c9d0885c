package com.therapyclaims.domain.notes;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether words name what a treatment is for, not what it is: "hip strengthening <em>to improve</em> transfers" is
 * exercise, not a transfer.
 */
final class Purpose {
    /** Characters before the words that are looked at: a purpose stands close to what it governs. */
    private static final int REACH = 90;

    private static final Phrases OPENS = Phrases.ofWords(
            Stream.of(
                    "to (?:be able to |better |safely |independently )*(?:improve|increase|restore|promote|allow|enable|enhance|support|address|normali[sz]e|return|assist|help|ease|aid|prepare|reduce|decrease|prevent|simulate demands of|perform|climb|walk|reach|lift|carry|regain|facilitate (?:improved|safe|return))"
                            + "|in order to|so (?:that|pt|patient)|needed (?:for|to|in|with)|required (?:for|to)|necessary (?:for|to)|necessary in"
                            + "|for (?:improved|increased|better|safe|safer|safety (?:with|in|during)|independent|independence|ease|functional|eventual|return|carry ?over|use (?:in|with|during)|function|stability (?:with|in|during)|strength (?:with|in|during|for)|tolerance)"
                            + "|\\d+ ?x ?\\d+(?: \\w+)? for(?= (?:sit|transfers?|gait|ambulation|stairs?|balance|adls?|function|bed)\\b)|carry ?over (?:to|into|for|with)|prep(?:aration)? for|goals?|ltg|stg|(?:limit|difficult|trouble|deficit|impair|problem|pain|weakness|unable|decreased|reduced|poor)\\w*(?: \\w+)? (?:to|with|in|for|during)|unable|impaired|decreased|poor|deficits?(?: in)?|due to|secondary to|s/p|post|hx of|history of|demands of"));

    private static final Pattern CLOSES = Pattern.compile(
            "[,;]|(?<!\\w)(?:then|followed by|performed|completed|practiced|practised|trained|using|via|with \\d)(?!\\w)|\\d+ ?x ?\\d+|x ?\\d+",
            Pattern.CASE_INSENSITIVE);

    private Purpose() {}

    /** Whether the words at {@code start} stand under a purpose or a problem. */
    static boolean governs(String text, int start) {
        int from = Math.max(Sentences.startOf(text, start), start - REACH);
        String before = text.substring(from, start);
        return OPENS.in(Symbols.of(before))
                .all()
                .anyMatch(opening ->
                        !CLOSES.matcher(before.substring(opening.end())).find());
    }
}
