package com.therapyclaims.http.answers;

import com.therapyclaims.domain.repricing.Causes;
import com.therapyclaims.domain.repricing.Repricing;
import java.util.List;
import java.util.Optional;

/**
 * What a version that is not published would change, as far as this answer covers the archive.
 *
 * @param claims total counts every claim the version would affect; done those of this answer
 * @param complete whether this answer covers all of them
 * @param nextCursor what to send with the same body for those that follow
 */
public record PreviewAnswer(
        Repricing.Claims claims,
        Repricing.Amounts amounts,
        List<Repricing.CodeAmounts> byCode,
        List<Repricing.PayerAmounts> byPayer,
        List<Repricing.MonthAmounts> byMonth,
        Causes byCause,
        boolean complete,
        Optional<String> nextCursor) {
    public PreviewAnswer {
        byCode = List.copyOf(byCode);
        byPayer = List.copyOf(byPayer);
        byMonth = List.copyOf(byMonth);
    }

    /** The answer of a piece that is told like a repricing. */
    public static PreviewAnswer of(Repricing piece, boolean complete, Optional<String> nextCursor) {
        return new PreviewAnswer(
                piece.claims(),
                piece.amounts(),
                piece.byCode(),
                piece.byPayer(),
                piece.byMonth(),
                piece.byCause(),
                complete,
                nextCursor);
    }
}
