package com.therapyclaims.domain.notes;

/**
 * Whether a text is stock phrases and nothing else. What is left when the phrases are taken out decides: a number or a
 * few words of content make it a text of its own.
 */
final class StockPhrases {
    /** Words of content that make a text more than stock phrases. */
    private static final int OWN_WORDS = 3;

    private static final Wording FILLER = Wording.ofLines("""
            pt|pts|patient|the|a|an|and|with|to|of|in|for|at|on|by|is|was|were|be|this|that|today'?s?|his|her|their|she|he|they|very|well|good|all|any|as|per|so|far|overall|again|now|visit|session|treatment|tx|therapy|rx|w/|plan|also|then|from|has|have|had|time|remains?|currently|continues?|stated|reported|noted
            """);

    private static final Wording WORD = Wording.ofLines("[a-z][a-z'-]+");

    private StockPhrases() {}

    static boolean isAllOf(Passage passage) {
        if (!ClinicalWording.STOCK_PHRASE.isMentionedIn(passage)) {
            return false;
        }
        String left = FILLER.removeFrom(Shorthand.aloud(ClinicalWording.STOCK_PHRASE.removeFrom(passage.symbols())));
        boolean number = left.chars().anyMatch(Character::isDigit);
        long words = WORD.countIn(left);
        return !number && words < OWN_WORDS;
    }
}
