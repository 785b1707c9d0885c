package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.MessageBatches;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.repricing.ChunkClaims;
import com.therapyclaims.domain.repricing.ChunkCutter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps the chunks of a part of a repricing as they are cut, and hands them to the workers, several together. */
final class PlannedChunks implements ChunkCutter.FullChunks {
    private final RepricingStore store;
    private final RepricingChunkQueue queue;
    private final InstantSource clock;
    private final Run run;
    private final String part;
    private final boolean ofSecondLook;
    private final List<RepricingChunk> unsent = new ArrayList<>();
    private int claims;

    /**
     * The chunks of a part.
     *
     * @param ofSecondLook whether their claims are what the first planning missed
     */
    PlannedChunks(
            RepricingStore store,
            RepricingChunkQueue queue,
            InstantSource clock,
            Run run,
            String part,
            boolean ofSecondLook) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
        this.run = run;
        this.part = part;
        this.ofSecondLook = ofSecondLook;
    }

    /**
     * Keeps a chunk and sends it.
     *
     * @throws MetAnotherException if it is kept already; what was kept here before is sent then
     */
    @Override
    public void take(String practiceId, int number, ChunkClaims cut) {
        RepricingChunk name = RepricingChunk.of(run.plan(), practiceId, part, number);
        if (!store.chunks().add(run, name, cut, ofSecondLook, clock.instant())) {
            sendRest();
            throw new MetAnotherException();
        }
        claims += cut.ids().size();
        send(name);
    }

    /** Sends one that is kept, now or with the next. */
    void send(RepricingChunk name) {
        unsent.add(name);
        if (unsent.size() == MessageBatches.MESSAGES_A_BATCH) {
            sendRest();
        }
    }

    /** Sends what waits. */
    void sendRest() {
        queue.send(unsent);
        unsent.clear();
    }

    /** How many claims were taken here; the mates among them were before. */
    int claims() {
        return claims;
    }

    /** The chunk that comes next is kept already: somebody else plans the same. */
    static final class MetAnotherException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
