package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Publishes tables that a test makes, each as the one table of an upload. */
public final class Publications {
    private Publications() {}

    /**
     * Publishes a snapshot.
     *
     * @param content tells this upload's content from every other's
     * @return the repricing that follows
     */
    public static RepricingPlan publish(
            SchedulePublisher by,
            UploadSource source,
            LocalDate from,
            String scheduleId,
            ScheduleKind kind,
            byte[] snapshot,
            String content) {
        String hash = Hashes.sha256(content);
        Begun.Checking begun = (Begun.Checking) by.begin(source, Optional.of(from), hash);
        Settled settled = by.publish(
                source,
                begun.record(),
                List.of(new CheckedTable(
                        scheduleId,
                        kind,
                        kind == ScheduleKind.CONTRACT
                                ? ContractSnapshot.open(snapshot).effectiveTo()
                                : kind.lastDate(from),
                        1,
                        List.of(),
                        SdkBytes.fromByteArray(snapshot),
                        "sample")));
        ScheduleUpload upload = ((Settled.Recorded) settled).uploads().getFirst();
        return new RepricingPlan(upload.id(), upload.version(), source.owner().practiceId());
    }

    /** A therapy code's values, whose practice expense is the same everywhere. */
    public static RelativeValue value(String code, String work, String practiceExpense, String factor) {
        return new RelativeValue(
                code,
                "",
                'A',
                new BigDecimal(work),
                new BigDecimal(practiceExpense),
                new BigDecimal(practiceExpense),
                new BigDecimal("0.01"),
                '7',
                '5',
                new BigDecimal(factor));
    }

    /**
     * The contract of the payer {@code acme}, 110 percent of Medicare.
     *
     * @param year whose Medicare fees it pays by
     */
    public static byte[] contract(String year) {
        return """
                {"payerId":"acme","name":"Acme","effectiveFrom":"2026-01-01","effectiveTo":null,
                 "unitRule":"CMS_8_MINUTE","editTable":"MEDICARE",
                 "terms":[{"scope":{"all":true},"method":"PERCENT_OF_MEDICARE","percent":"110","rounding":"PER_UNIT",
                   "medicare":{"year":"%s","locality":"SERVICE"}}],
                 "mppr":{"apply":true,"percent":"50"},"assistantReduction":{"percent":"0","basis":"NONE"},
                 "lesserOf":"LINE","dailyCap":null,"unlisted":{"method":"NOT_PRICED"},
                 "coinsurance":{"percent":"0"},"sequestration":false}
                """.formatted(year).getBytes(StandardCharsets.UTF_8);
    }
}
