package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.ClaimStatus.NEEDS_CORRECTION;
import static com.therapyclaims.domain.claims.ClaimStatus.PAID;
import static com.therapyclaims.domain.claims.ClaimStatus.READY;
import static com.therapyclaims.domain.claims.ClaimStatus.SUBMITTED;
import static com.therapyclaims.domain.claims.ClaimStatus.VOID;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The life of a claim: which step leads where, and which is not allowed. A step to where the claim already stands
 * changes nothing, so that a request sent twice does no harm.
 *
 * <ul>
 *   <li>READY, unless held, is submitted; SUBMITTED is paid, and PAID is SUBMITTED again when its payer takes back all it paid;
 *   <li>READY and NEEDS_CORRECTION are held and released;
 *   <li>READY, NEEDS_CORRECTION and SUBMITTED are corrected; a correction of what is with the payer must say that it replaces
 *       it, or is told so ({@link SentBefore}, C-2);
 *   <li>everything becomes VOID, and nothing leaves VOID;
 *   <li>a legal hold is placed on and lifted from any claim.
 * </ul>
 */
public final class ClaimLifecycle {
    private static final Set<ClaimStatus> WITH_THE_PRACTICE = Set.of(READY, NEEDS_CORRECTION);

    private ClaimLifecycle() {}

    /** Takes a step from where the claim stands. */
    public static Move take(ClaimStep step, ClaimStanding from) {
        return target(step, from)
                .<Move>map(to -> changes(step, from, to) ? new To(to) : new AlreadyThere())
                .orElseGet(() -> new NotAllowed(from, allowed(from)));
    }

    /** Where a step leads; empty if it is not taken from here. */
    private static Optional<ClaimStanding> target(ClaimStep step, ClaimStanding from) {
        return switch (step) {
            case ClaimStep.Correct(ClaimStatus decided) ->
                when(WITH_THE_PRACTICE.contains(from.status()) || from.status() == SUBMITTED, from.withStatus(decided));
            case ClaimStep.Submit _ ->
                when(
                        from.status() == SUBMITTED || (from.status() == READY && !from.held()),
                        from.withStatus(SUBMITTED));
            case ClaimStep.Pay _ -> when(from.status() == SUBMITTED || from.status() == PAID, from.withStatus(PAID));
            case ClaimStep.TakeBack _ ->
                when(from.status() == SUBMITTED || from.status() == PAID, from.withStatus(SUBMITTED));
            case ClaimStep.Hold _ -> when(WITH_THE_PRACTICE.contains(from.status()), from.withHeld(true));
            case ClaimStep.Release _ -> when(WITH_THE_PRACTICE.contains(from.status()), from.withHeld(false));
            case ClaimStep.MakeVoid _ -> Optional.of(from.withStatus(VOID).withHeld(false));
            case ClaimStep.PlaceLegalHold _ -> Optional.of(from.withLegalHold(true));
            case ClaimStep.LiftLegalHold _ -> Optional.of(from.withLegalHold(false));
        };
    }

    private static Optional<ClaimStanding> when(boolean allowed, ClaimStanding to) {
        return allowed ? Optional.of(to) : Optional.empty();
    }

    /** A correction always changes the claim, whether its status changes or not. */
    private static boolean changes(ClaimStep step, ClaimStanding from, ClaimStanding to) {
        return step instanceof ClaimStep.Correct || !to.equals(from);
    }

    /** The words of the steps that would change a claim that stands here. */
    private static List<String> allowed(ClaimStanding from) {
        return Stream.concat(Stream.of(new ClaimStep.Correct(from.status())), ClaimStep.named().stream())
                .filter(step ->
                        target(step, from).filter(to -> changes(step, from, to)).isPresent())
                .map(ClaimStep::word)
                .toList();
    }

    /** Where a step leads. */
    public sealed interface Move {}

    /** The claim then stands here. */
    public record To(ClaimStanding standing) implements Move {}

    /** It stands there already. */
    public record AlreadyThere() implements Move {}

    /**
     * It stands where this step is not taken.
     *
     * @param allowed the words of the steps that may be taken
     */
    public record NotAllowed(ClaimStanding from, List<String> allowed) implements Move {
        public NotAllowed {
            allowed = List.copyOf(allowed);
        }
    }
}
