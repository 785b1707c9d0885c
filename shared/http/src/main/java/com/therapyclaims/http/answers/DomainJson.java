package com.therapyclaims.http.answers;

import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.claims.AverageUnit;
import com.therapyclaims.domain.claims.AverageUnits;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.Retention;
import com.therapyclaims.domain.claims.TherapyStanding;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.PriceTotals;
import com.therapyclaims.domain.remittances.Adjustment;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.ComparedClaim;
import com.therapyclaims.domain.remittances.ComparedLine;
import com.therapyclaims.domain.remittances.Difference;
import com.therapyclaims.domain.remittances.Expected;
import com.therapyclaims.domain.remittances.ProviderAdjustment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittedAmounts;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.domain.remittances.RemittedLine;
import com.therapyclaims.domain.repricing.Causes;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Progress;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.SignOff;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Span;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.units.DisciplineTotal;
import com.therapyclaims.domain.units.Tie;
import com.therapyclaims.domain.units.UnbilledService;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitLine;
import com.therapyclaims.domain.visitfiles.VisitFile;
import io.avaje.json.JsonAdapter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Jsonb;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The domain's types as JSON, in and out: money and factors as decimal strings, dates ISO, what is empty left out, lists
 * always there. What {@link #write} wrote {@link #read} reads back equal: decisions are archived in this form.
 */
@Json.Import({
    AccessRecord.class,
    Adjustment.class,
    Authorization.class,
    AuthorizationStanding.AuthorizedClaim.class,
    AuthorizationStanding.class,
    AverageUnit.class,
    AverageUnits.Extent.class,
    Causes.class,
    ClaimChange.class,
    ClaimDecision.class,
    ClaimPayment.class,
    ClaimSummary.class,
    ComparedClaim.class,
    ComparedLine.class,
    Coverage.class,
    Difference.class,
    DisciplineTotal.class,
    EditResult.CheckedLine.class,
    EditResult.MueResult.class,
    EditResult.PairResult.class,
    EditResult.ThresholdResult.class,
    EditResult.class,
    Expected.class,
    Gpci.class,
    LinePrice.Rvu.class,
    NoteValidation.CodeAdvice.class,
    NoteValidation.Element.class,
    NoteValidation.Elements.class,
    NoteValidation.PlanDates.class,
    NoteValidation.class,
    Price.class,
    PriceTotals.class,
    Progress.class,
    ProviderAdjustment.class,
    Remittance.Claims.class,
    Remittance.Paid.class,
    Remittance.class,
    RemittedAmounts.class,
    RemittedClaim.class,
    RemittedLine.class,
    Repricing.Amounts.class,
    Repricing.Claims.class,
    Repricing.CodeAmounts.class,
    Repricing.MonthAmounts.class,
    Repricing.PayerAmounts.class,
    Repricing.YearChanges.class,
    Repricing.class,
    Retention.class,
    ScheduleUpload.Problem.class,
    ScheduleUpload.class,
    ScheduleVersion.class,
    SignOff.class,
    Span.class,
    TherapyStanding.BucketStanding.class,
    TherapyStanding.Entry.class,
    TherapyStanding.Projection.class,
    TherapyStanding.class,
    YearChange.BucketChange.class,
    YearChange.class,
    Tie.class,
    UnbilledService.class,
    UnitCount.class,
    UnitLine.class,
    ClaimAnswer.class,
    RevisionAnswer.class,
    EditAnswer.class,
    ExplanationShape.class,
    FindingShape.class,
    HealthAnswer.class,
    UploadGrantAnswer.class,
    LineShape.class,
    VisitFile.Problem.class,
    VisitFile.Rows.class,
    VisitFileAnswer.class,
    VisitFileAnswer.Result.class,
    PreviewAnswer.class,
})
public final class DomainJson {
    private static final Jsonb JSON = Jsonb.builder()
            .add(Money.class, new TextAdapter<>(Money::toString, Money::of))
            .add(BigDecimal.class, new TextAdapter<>(BigDecimal::toPlainString, BigDecimal::new))
            .add(JsonDocument.class, JsonDocument.ADAPTER)
            .add(Instant.class, new TextAdapter<>(Instant::toString, Instant::parse))
            .add(Explanation.class, ExplanationAdapter::new)
            .add(Finding.class, FindingAdapter::new)
            .add(LinePrice.class, LinePriceAdapter::new)
            // The last: what stands before it has the first word.
            .add(DomainJson::generatedAdapter)
            .build();

    private DomainJson() {}

    /** The adapter that was made for an imported type when this was compiled; loaded when it is first wanted, as cold starts wait. */
    private static JsonAdapter<?> generatedAdapter(Type type, Jsonb json) {
        if (!(type instanceof Class<?> record && record.isRecord())) {
            return null; // AdapterFactory's word for: not mine.
        }
        try {
            return Class.forName(record.getName() + "JsonAdapter")
                    .asSubclass(JsonAdapter.class)
                    .getDeclaredConstructor(Jsonb.class)
                    .newInstance(json)
                    .nullSafe();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record.getName() + " is not imported here", e);
        }
    }

    /** Writes a value of an imported type. */
    public static <T> String write(Class<T> type, T value) {
        return JSON.type(type).toJson(value);
    }

    /** Reads what {@link #write} wrote. */
    public static <T> T read(Class<T> type, String json) {
        return JSON.type(type).fromJson(json);
    }
}
