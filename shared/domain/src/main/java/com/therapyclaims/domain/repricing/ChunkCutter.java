package com.therapyclaims.domain.repricing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cuts the claims of a part of a repricing into chunks of one practice each, and hands each on when it is full. A practice's
 * chunks are numbered by themselves, whatever others have: whoever plans the same at the same time comes to the same number.
 */
public final class ChunkCutter {
    /** Claims of a chunk; a patient's day is never divided, so that a chunk may have a few more. */
    public static final int CLAIMS_A_CHUNK = 500;

    private final int claimsAChunk;
    private final FullChunks full;
    /** In one order for everybody, so that of two at once one ends early. */
    private final SortedMap<String, OfPractice> byPractice = new TreeMap<>();

    /** Cuts what comes, patient's day by patient's day. */
    public ChunkCutter(FullChunks full) {
        this(CLAIMS_A_CHUNK, full);
    }

    ChunkCutter(int claimsAChunk, FullChunks full) {
        this.claimsAChunk = claimsAChunk;
        this.full = full;
    }

    /** Where chunks go when they are full. */
    @FunctionalInterface
    public interface FullChunks {
        /**
         * Takes a chunk.
         *
         * @param number which one it is of the practice's in this part, from 1
         */
        void take(String practiceId, int number, ChunkClaims claims);
    }

    /**
     * Goes on after a chunk of an earlier attempt: its claims come into no other.
     *
     * @param isNumbered whether it has one of the practice's numbers
     */
    public void goOnAfter(String practiceId, List<String> claimIds, boolean isNumbered) {
        OfPractice practice = of(practiceId);
        practice.planned.addAll(claimIds);
        if (isNumbered) {
            practice.number++;
        }
    }

    /** Whether the claim is in a chunk, or comes into the next. */
    public boolean has(AffectedClaim claim) {
        return of(claim.practiceId()).planned.contains(claim.claimId());
    }

    /** Takes a claim, once, also if its date of service is corrected and it comes by again. */
    public void add(AffectedClaim claim) {
        OfPractice practice = of(claim.practiceId());
        if (practice.planned.add(claim.claimId())) {
            makeRoom(claim, practice);
            practice.claimIds.add(claim.claimId());
        }
    }

    /** Takes one that counts as another chunk's; with those of its day that were missed, which are there already. */
    public void addMate(AffectedClaim claim) {
        OfPractice practice = of(claim.practiceId());
        if (!practice.claimIds.contains(claim.claimId())) {
            makeRoom(claim, practice);
            practice.mateIds.add(claim.claimId());
        }
    }

    /** Hands on what is left. */
    public void end() {
        byPractice.forEach((practiceId, practice) -> {
            if (practice.size() > 0) {
                handOn(practiceId, practice);
            }
        });
    }

    private void makeRoom(AffectedClaim claim, OfPractice practice) {
        if (practice.size() >= claimsAChunk && !practice.day.equals(claim.day())) {
            handOn(claim.practiceId(), practice);
        }
        practice.day = claim.day();
    }

    private void handOn(String practiceId, OfPractice practice) {
        ChunkClaims claims = new ChunkClaims(List.copyOf(practice.claimIds), List.copyOf(practice.mateIds));
        practice.number++;
        practice.claimIds.clear();
        practice.mateIds.clear();
        full.take(practiceId, practice.number, claims);
    }

    private OfPractice of(String practiceId) {
        return byPractice.computeIfAbsent(practiceId, _ -> new OfPractice());
    }

    /** What is planned of a practice, and what of it is not yet in a chunk. */
    private static final class OfPractice {
        private final Set<String> planned = new HashSet<>();
        private final Set<String> claimIds = new LinkedHashSet<>();
        private final Set<String> mateIds = new LinkedHashSet<>();
        private int number;
        private String day = "";

        private int size() {
            return claimIds.size() + mateIds.size();
        }
    }
}
