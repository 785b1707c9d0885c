package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A note read aloud: what clinicians abbreviate in words, so that a phrase need be known in words alone ({@code xfer trng c
 * min A} is "transfer training with min A"). Abbreviations that mean several things are read only where what stands beside
 * them decides. Places in the reading lead back to places in the note.
 */
final class Shorthand {
    /** An abbreviation and how it is read. */
    private record Entry(String abbreviation, String words) {}

    /** One a line, the abbreviation as a regular expression without blanks, then how it is read. */
    private static final List<Entry> WORDS = entries("""
            (?-i:c)(?=\\s+[a-z\\d(])(?<!\\d\\sc) => with
            w/(?!o\\b|c\\b|\\w*/) => with
            (?-i:s/)(?=\\s)|w/out => without
            (?-i:I'ly) => independently
            (?-i:p)(?=\\s+(?:\\d+\\s(?:sets?|reps?)|\\d+(?:st|nd|rd|th)|(?!m\\b)[a-z])) => after
            (?-i:I)(?=\\s+(?:c|w/|with|in)\\s) => independent
            indep(?:'ly|ly) => independently
            indep|ind'?t => independent
            (?-i:mod\\s?I) => modified independent
            amb'?d => ambulated
            amb'?g => ambulating
            amb => ambulate
            (?:xfe?r|trf|tsf)s => transfers
            xfe?r|trf|tsf => transfer
            tr(?:n|ai)'?g => training
            (?:incr|inc)'?d|incr => increased
            (?:decr|dec)'?d|decr|dec(?=\\s+(?:df|pf|[ap]?rom|str|strength|balance|bal|sensation|flex|ext|endurance|tol|mobility|stance|step|wb|safety|grip|l|r|b)\\b) => decreased
            prog'?d => progressed
            prog => progress
            req'?d => required
            reqs => requires
            req => require
            demo'?d => demonstrated
            ed'?d|ed(?=\\s+(?:pt|patient|client|family|caregiver|spouse|re|on)\\b) => educated
            instr(?:'?d)? => instructed
            facil'?d => facilitated
            facil => facilitate
            eval'?d => evaluated
            mod'?d => modified
            adj'?d => adjusted
            unsup(?:'?d)? => unsupervised
            (?-i:SPV|spv|Sup(?=\\s+for)) => supervision
            thru => through
            mult => multiple
            gen(?=\\s+(?:cond|str|ex|strength|fit|well)) => general
            cond'?g => conditioning
            equip => equipment
            avail => available
            wts => weights
            wt => weight
            (?<!ther[\\s.-])(?<!ther)exs? => exercises
            str(?:'?g|eng)? => strengthening
            perturbs => perturbations
            sim'?d|sim(?=\\s+(?:lift|carry|work|reach|car|stair|job|task|tub|toilet)) => simulated
            man(?=\\s+(?:tx|tech|ther)) => manual
            mech\\.?\\s+(?:tx|trx|trac(?:tion)?) => mechanical traction
            (?-i:(?<=[RLB]\\s)sh)|shldr?|shoul => shoulder
            l/s => lumbar spine
            c/s => cervical spine
            t/s => thoracic spine
            (?-i:UT/LS) => upper trap and levator
            (?-i:UTs?) => upper trap
            (?-i:QS/GS) => quad sets and glute sets
            (?-i:QS) => quad sets
            (?-i:GS) => glute sets
            (?-i:HS)(?=\\s+curl) => hamstring
            (?-i:HS)(?=\\s+(?:stretch|str|flex|length|tight)) => hamstring
            (?-i:HS)(?=[\\s,]*(?:x?\\s*\\d|[A-Z]{2,3}\\b)) => heel slides
            (?-i:TKEs?) => terminal knee extension
            (?-i:HR/TR) => heel raises and toe raises
            (?-i:DF/PF) => dorsiflexion and plantar flexion
            (?-i:DF) => dorsiflexion
            (?-i:PF)(?!\\s+joint) => plantar flexion
            (?-i:STSs?) => sit to stand
            (?-i:RTB|GTB|BTB|YTB) => resistance band
            (?-i:WBAT|TTWB|PWB|NWB) => restricted weight bearing
            (?-i:LV) => last visit
            (?-i:NV) => next visit
            (?-i:RBs?)(?=\\s*(?:x|prn|due|d/t|p\\b|after|for)) => rest breaks
            (?-i:BBS) => berg
            (?-i:TTP) => tender to palpation
            (?-i:RTW) => return to work
            (?-i:BR)(?=\\s|$) => bathroom
            (?<=[rl]\\s)hemi(?!\\s*-?\\s*walker) => hemiparesis
            d/t => due to
            2/2(?=\\s+[a-z↓])(?!\\s+(?:goals?|stg|ltg)) => secondary to
            neg(?=\\s+(?:for\\s+)?\\w) => negative for
            t/o => throughout
            b/w => between
            """);

    /**
     * Signs, which stand against the next word too; a blank that they are read with is written as a low line, a line's end as
     * ¶. A column's blanks and empty lines are read as one, so that no phrase has to go over a note of blanks again and again.
     */
    private static final List<Entry> SIGNS = entries("""
            [ \\t]{8,}+(?![\\r\\n]) => _
            \\s{8,}+ => ¶
            [↑⬆]\\s* => increased_
            [↓⬇]\\s* => decreased_
            [Øø∅]\\s*(?=[a-z]) => no_
            (?<=\\w)(?:→|->|<->|<>|↔)\\s*(?=[a-z]) => _to_
            (?<=\\w)\\s+(?:→|->|<->|<>|↔)\\s*(?=[a-z]) => _to_
            (?<=[a-z])>\\s*(?=[a-z]) => _to_
            (?<=[a-z])\\s+>\\s*(?=[a-z]) => _to_
            (?<=\\s|^)\\+\\s*(?=(?-i:[A-Z])) => positive test_
            \\(-\\)\\s*(?=[a-z]) => negative for_
            // ?bars => parallel bars
            """);

    /**
     * What must stand before and behind every abbreviation stands once. An abbreviation takes the full stop that marks it. Every
     * sign begins outside a word, so that none is tried at each letter.
     */
    private static final Phrases ANY = new Phrases(
            Stream.concat(WORDS.stream().map(Shorthand::word), SIGNS.stream().map(Shorthand::sign))
                    .toList());

    private Shorthand() {}

    private static Phrase word(Entry entry) {
        return new Phrase(
                "(?<![\\w'/.-])(?:" + entry.abbreviation() + ")(?![\\w'])(?:\\.(?=\\s+[a-z\\d(]))?",
                Opening.of(entry.abbreviation(), Symbols.NO_WORD, Symbols.NO_WORD));
    }

    private static Phrase sign(Entry entry) {
        return new Phrase(
                "(?=\\W)(?:" + entry.abbreviation() + ")", Opening.of(entry.abbreviation(), Symbols.ANY, Symbols.ANY));
    }

    private static String words(int phrase) {
        return phrase < WORDS.size()
                ? WORDS.get(phrase).words()
                : SIGNS.get(phrase - WORDS.size()).words();
    }

    private static List<Entry> entries(String lines) {
        return lines.lines()
                .map(line -> line.split(" => ", 2))
                .map(parts -> new Entry(parts[0], parts[1].replace('_', ' ').replace('¶', '\n')))
                .toList();
    }

    /** A text as it is read. */
    sealed interface Reading {
        /** The text in words. */
        Symbols words();

        /** Where in the note the character of the reading begins. */
        int start(int at);

        /** Where in the note ends what ends before this character of the reading. */
        int end(int at);
    }

    /** A text without shorthand. */
    private record AsWritten(Symbols words) implements Reading {
        @Override
        public int start(int at) {
            return at;
        }

        @Override
        public int end(int at) {
            return at;
        }
    }

    /** A text whose shorthand was put in words, with where each character of the words comes from. */
    private static final class InWords implements Reading {
        private final Symbols words;
        private final int[] starts;
        private final int[] ends;

        private InWords(Symbols words, int[] starts, int[] ends) {
            this.words = words;
            this.starts = starts;
            this.ends = ends;
        }

        @Override
        public Symbols words() {
            return words;
        }

        @Override
        public int start(int at) {
            return starts[at];
        }

        @Override
        public int end(int at) {
            return ends[at - 1];
        }
    }

    /** The text in words. */
    static Symbols aloud(String text) {
        return reading(text).words();
    }

    /** The text in words, with the way back. */
    static Reading reading(String text) {
        Symbols written = Symbols.of(text);
        Phrases.Search found = ANY.in(written);
        return found.find() ? inWords(text, found) : new AsWritten(written);
    }

    private static Reading inWords(String text, Phrases.Search found) {
        StringBuilder words = new StringBuilder(text.length());
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        int written = 0;
        int at = 0;
        do {
            String read = words(found.phrase());
            int length = found.start() - at + read.length();
            starts = longEnough(starts, written + length);
            ends = longEnough(ends, written + length);
            written = same(text, at, found.start(), words, starts, ends, written);
            words.append(read);
            Arrays.fill(starts, written, written + read.length(), found.start());
            Arrays.fill(ends, written, written + read.length(), found.end());
            written += read.length();
            at = found.end();
        } while (found.find());
        starts = longEnough(starts, written + text.length() - at);
        ends = longEnough(ends, written + text.length() - at);
        same(text, at, text.length(), words, starts, ends, written);
        return new InWords(Symbols.of(words.toString()), starts, ends);
    }

    private static int same(String text, int from, int to, StringBuilder words, int[] starts, int[] ends, int written) {
        words.append(text, from, to);
        for (int i = from; i < to; i++) {
            starts[written + i - from] = i;
            ends[written + i - from] = i + 1;
        }
        return written + to - from;
    }

    private static int[] longEnough(int[] places, int length) {
        return length <= places.length ? places : Arrays.copyOf(places, Math.max(length, 2 * places.length));
    }
}
