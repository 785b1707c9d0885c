package com.therapyclaims.domain.units;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines and the unbilled services of one day while it is written down. */
final class ClaimSheet {
    private final AssistantSplit split;
    private final Journal journal;
    private final List<UnitLine> lines = new ArrayList<>();
    private final List<Entry> unbilled = new ArrayList<>();

    ClaimSheet(AssistantSplit split, Journal journal) {
        this.split = split;
        this.journal = journal;
    }

    /** An unbilled service and its place in the request. */
    private record Entry(int index, UnbilledService service) {}

    /**
     * Writes a service's lines, or why it has none.
     *
     * @param byTime whether its units stand for 15 minutes each
     */
    void add(Share share, boolean byTime) {
        var service = share.service();
        if (share.units() == 0) {
            service.recorded()
                    .forEach((code, worked) -> addUnbilled(
                            service, code, worked.total(), share.whyNone().orElseThrow()));
            return;
        }
        lines.addAll(LineWriter.lines(service, split.split(service, share.units(), byTime)));
        service.addOn().ifPresent(addOn -> {
            explainAddOn(share, addOn.code());
            if (share.units() == 1 && service.recorded().containsKey(addOn.code())) {
                addUnbilled(
                        service,
                        addOn.code(),
                        LineWriter.unbilledAddOnMinutes(service, addOn),
                        Text.of(
                                "%s of %s are 1 unit, the first is %s's",
                                Words.minutes(service.minutes()),
                                service.name(),
                                service.code().code()));
            }
        });
    }

    void addUnknown(DayServices.Unknown unknown) {
        var service = unknown.service();
        unbilled.add(new Entry(unknown.index(), new UnbilledService(service.code(), service.minutes(), unknown.why())));
    }

    List<UnitLine> lines() {
        return List.copyOf(lines);
    }

    /** Unbilled services in note order. */
    List<UnbilledService> unbilled() {
        unbilled.sort(Comparator.comparingInt(Entry::index));
        return Lists.map(unbilled, Entry::service);
    }

    private void explainAddOn(Share share, String addOn) {
        var service = share.service();
        var first = service.code().code();
        if (share.units() > 1) {
            journal.explain(
                    Rule.A_1,
                    Sentence.of(
                            "%s: the first unit is %s's, the further %s %s's",
                            service.name(), first, Words.units(share.units() - 1), addOn));
        }
        if (!service.recorded().containsKey(first)) {
            journal.find(
                    FindingCode.UNITS_ADD_ON_ALONE,
                    service.pointer(),
                    Text.of(
                            "%s is recorded without %s, which it continues: the first unit is counted as %s.",
                            addOn, first, first));
        }
    }

    private void addUnbilled(PooledService service, String code, int minutes, String why) {
        unbilled.add(new Entry(service.indices().getFirst(), new UnbilledService(code, minutes, why)));
    }
}
