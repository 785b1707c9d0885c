package com.therapyclaims.domain.units;

import java.util.ArrayList;
import java.util.List;

/**
 * Medicare's 8-minute rule by brute force. It knows the manual's sentences and nothing of the engine: it tries every way
 * to spread the units and keeps those no sentence forbids.
 */
final class ManualOracle {
    private ManualOracle() {}

    /** The manual's chart: "1 unit: 8 minutes through 22 minutes, 2 units: 23 through 37 ...", continued by 15. */
    static int chart(int timedMinutes) {
        int units = 0;
        for (int from = 8, through = 22; timedMinutes >= from; from += 15, through += 15) {
            units++;
            if (timedMinutes <= through) {
                return units;
            }
        }
        return units;
    }

    /**
     * Every way to bill that the manual allows: the units are the chart's, and no service's last unit stands for less
     * time than another service has left unbilled ("compare the remaining time ... and bill the larger", example 3). That
     * sentence alone also gives every service its full blocks and lets equal remainders be chosen between (example 2).
     */
    static List<List<Integer>> allowed(List<Integer> minutes) {
        int units = chart(minutes.stream().mapToInt(Integer::intValue).sum());
        var found = new ArrayList<List<Integer>>();
        spread(minutes, units, new ArrayList<>(), found);
        return found;
    }

    private static void spread(List<Integer> minutes, int left, List<Integer> given, List<List<Integer>> found) {
        if (given.size() == minutes.size()) {
            if (left == 0 && stands(minutes, given)) {
                found.add(List.copyOf(given));
            }
            return;
        }
        // No service can hold a unit that stands for no minute at all.
        int most = Math.min(left, (minutes.get(given.size()) + 14) / 15);
        for (int units = 0; units <= most; units++) {
            given.add(units);
            spread(minutes, left - units, given, found);
            given.removeLast();
        }
    }

    private static boolean stands(List<Integer> minutes, List<Integer> units) {
        for (int one = 0; one < minutes.size(); one++) {
            if (units.get(one) == 0) {
                continue;
            }
            int lastUnit = minutes.get(one) - 15 * (units.get(one) - 1);
            for (int other = 0; other < minutes.size(); other++) {
                if (other != one && lastUnit < minutes.get(other) - 15 * units.get(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The midpoint rule by watching the clock: each minute, has more than half of the next unit passed? */
    static int midpoint(int minutes, int length) {
        int units = 0;
        for (int minute = 1; minute <= minutes; minute++) {
            int ofThisUnit = minute - units * length;
            if (2 * ofThisUnit > length && units * length < minute) {
                units++;
            }
        }
        return units;
    }
}
