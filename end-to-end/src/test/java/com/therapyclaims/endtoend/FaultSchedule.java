package com.therapyclaims.endtoend;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Which requests meet which fault. */
interface FaultSchedule {
    /** One fault of so many is that no answer comes. */
    int RARELY = 300;

    /** The fault of one request. */
    Fault next(Request request);

    /**
     * A request as a schedule sees it.
     *
     * @param possible what may happen to a request of its service
     * @param operation what is asked of the service, such as {@code PutItem}; empty where the service does not say
     * @param body what is sent
     * @param attempt which try of the SDK's this is, from 1
     */
    record Request(List<Fault> possible, String operation, String body, int attempt) {}

    /** A good day. */
    static FaultSchedule none() {
        return _ -> Fault.NONE;
    }

    /**
     * One request of several, by a seed: the n-th request of a run meets the same fault in every run of that seed.
     *
     * @param share the share of requests that meet a fault, 0 to 1
     */
    static FaultSchedule random(long seed, double share) {
        Random random = new Random(seed);
        return request -> {
            synchronized (random) {
                boolean meets = random.nextDouble() < share;
                Fault fault =
                        request.possible().get(random.nextInt(request.possible().size()));
                // It lasts as long as a client's patience: a rare one, or it would be all there is time for.
                boolean isNeverAnswered = random.nextInt(RARELY) == 0;
                if (!meets) {
                    return Fault.NONE;
                }
                return isNeverAnswered ? Fault.NEVER_ANSWERED : fault;
            }
        };
    }

    /** One request of so many meets that fault. */
    static FaultSchedule oneOf(int requests, Fault fault) {
        AtomicInteger seen = new AtomicInteger();
        return _ -> seen.incrementAndGet() % requests == 0 ? fault : Fault.NONE;
    }

    /**
     * The function dies at its n-th request: that request fails at every attempt of the SDK's, so the invocation ends
     * there; what comes after, a retry of the whole, finds everything well.
     *
     * @param step the request, from 1
     * @param fault how it fails
     */
    static Death deathAt(int step, Fault fault) {
        return new Death(step, fault);
    }

    /** A death at one step, and whether the function got that far. */
    final class Death implements FaultSchedule {
        private final int step;
        private final Fault fault;
        private final AtomicInteger requests = new AtomicInteger();
        private volatile boolean dying;
        private volatile boolean died;

        private Death(int step, Fault fault) {
            this.step = step;
            this.fault = fault;
        }

        /** Whether there was such a step. */
        boolean happened() {
            return died;
        }

        @Override
        public Fault next(Request request) {
            if (!request.possible().contains(fault)) {
                return Fault.NONE;
            }
            if (request.attempt() == 1) {
                dying = requests.incrementAndGet() == step;
            }
            died |= dying;
            return dying ? fault : Fault.NONE;
        }
    }
}
