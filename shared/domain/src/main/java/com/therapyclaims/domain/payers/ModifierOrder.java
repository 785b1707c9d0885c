package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.lists.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of modifiers on a payer's claim line.
 *
 * <p>Medicare claims commonly have them as {@link ModifierGroup} lists the groups; no manual prescribes it. A payer or its
 * clearinghouse may want some groups first, for example 59: those come first, the others follow in Medicare's order.
 * Within a group the caller's order stays.
 *
 * @param first the groups that come before all others, in their order
 */
public record ModifierOrder(List<ModifierGroup> first) {
    /** The order of Medicare claims. */
    public static final ModifierOrder MEDICARE = new ModifierOrder(List.of());

    /** How many modifiers a claim line holds (ASC X12 005010X222A1, SV101-3 to SV101-6; CMS-1500 item 24D). */
    public static final int MOST = 4;

    private static final List<ModifierGroup> OF_MEDICARE = List.of(ModifierGroup.values());

    public ModifierOrder {
        first = List.copyOf(first);
    }

    /** The modifiers in claim order, each once. None is dropped, even where there are more than {@link #MOST}. */
    public List<String> claimOrder(List<String> modifiers) {
        List<String> once = Lists.distinct(modifiers);
        for (int place = 1; place < once.size(); place++) {
            if (rank(once.get(place)) < rank(once.get(place - 1))) {
                return once.stream().sorted(Comparator.comparingInt(this::rank)).toList();
            }
        }
        return once;
    }

    private int rank(String modifier) {
        ModifierGroup group = ModifierGroup.of(modifier);
        int first = this.first.indexOf(group);
        return first >= 0 ? first : this.first.size() + OF_MEDICARE.indexOf(group);
    }

    /** Every group, in the order they take. */
    public List<ModifierGroup> groups() {
        List<ModifierGroup> groups = new ArrayList<>(first);
        groups.addAll(Lists.where(OF_MEDICARE, group -> !first.contains(group)));
        return List.copyOf(groups);
    }
}
