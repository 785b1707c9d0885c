package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.NotPricedReason;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.PriceQuestion;
import com.therapyclaims.http.requests.VisitJson;
import io.avaje.jsonb.spi.JsonbExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What is archived is read back equal, and looks as the API promises. */
class DomainJsonTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();

    @Test
    void aDecisionIsReadBackEqual() throws MalformedJsonException, InvalidRequestException {
        ClaimDecision decision = decision();

        String written = DomainJson.write(ClaimDecision.class, decision);

        assertThat(DomainJson.read(ClaimDecision.class, written)).isEqualTo(decision);
    }

    @Test
    void linesWithAndWithoutAPriceAreReadBackEqual() throws MalformedJsonException, InvalidRequestException {
        Price price = price("price-claim-unknown-code");
        assertThat(price.lines().get(1)).isInstanceOf(LinePrice.NotPriced.class);

        assertThat(DomainJson.read(Price.class, DomainJson.write(Price.class, price)))
                .isEqualTo(price);
    }

    /** A service of avaje's would load all adapters at every cold start. */
    @Test
    void noAdapterIsLoadedBeforeItIsWanted() {
        assertThat(ServiceLoader.load(JsonbExtension.class)).isEmpty();
    }

    @Test
    void aTypeThatIsNotImportedIsRefusedByName() {
        assertThatThrownBy(() -> DomainJson.write(Visit.class, null))
                .hasMessageContaining("com.therapyclaims.domain.claims.Visit is not imported here");
    }

    @Test
    void anUnpricedLineHasNoAmounts() {
        LinePrice line = new LinePrice.NotPriced("97010", 1, List.of("GP"), NotPricedReason.BUNDLED);

        assertThat(DomainJson.write(LinePrice.class, line))
                .isEqualTo(
                        "{\"code\":\"97010\",\"units\":1,\"modifiers\":[\"GP\"],\"status\":\"NOT_PRICED\",\"reason\":\"BUNDLED\"}");
    }

    @Test
    void disciplinesStandInTheirOwnOrder() {
        UnitCount count = new UnitCounter()
                .count(new UnitRequest(
                        MARCH,
                        UnitRule.CMS_8_MINUTE,
                        List.of(
                                new ServiceMinutes("97530", 15, FurnishedBy.THERAPIST, Discipline.OT),
                                new ServiceMinutes("97110", 15, FurnishedBy.THERAPIST, Discipline.PT)),
                        List.of()));

        assertThat(Json.read(DomainJson.write(UnitCount.class, count))
                        .get("byDiscipline")
                        .fieldNames())
                .toIterable()
                .containsExactly("PT", "OT");
    }

    @Test
    void moneyIsADecimalString() {
        assertThat(DomainJson.write(Money.class, Money.of("27.5"))).isEqualTo("\"27.50\"");
    }

    private static ClaimDecision decision() throws MalformedJsonException, InvalidRequestException {
        Visit visit = Requests.read(Event.named("archive-claim-large").body(), VisitJson.REQUEST);
        ProcessedVisit processed = new ClaimProcessor(new StandardPayers(), SCHEDULES)
                .process(visit, ClaimContext.alone(visit.dateOfService()));
        assertThat(processed).isInstanceOf(ProcessedVisit.Decided.class);
        return ((ProcessedVisit.Decided) processed).decision();
    }

    private static Price price(String event) throws MalformedJsonException, InvalidRequestException {
        PriceQuestion question = Requests.read(Event.named(event).body(), PriceJson.REQUEST);
        var medicare = new StandardPayers().find(StandardPayers.MEDICARE, MARCH).orElseThrow();
        return new Pricer(SCHEDULES).price(question.by(medicare)).price();
    }
}
