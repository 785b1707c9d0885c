package com.therapyclaims.local.runner.gateway;

import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the operation for a request as API Gateway does: a fixed segment wins over a parameter, that over a rest. */
final class Routes {

    private final List<Candidate> candidates;

    Routes(List<Route> routes) {
        candidates = routes.stream()
                .map(route -> new Candidate(route, segments(route.path())))
                .sorted(Comparator.comparing(Candidate::rank))
                .toList();
    }

    /** An operation and what its parameters are in this path. */
    record Match(Route route, Map<String, String> pathParameters) {}

    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        return candidates.stream()
                .filter(candidate -> candidate.route().method().equals(method))
                .flatMap(candidate -> candidate.match(segments).stream())
                .findFirst();
    }

    private static List<String> segments(String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return List.of(trimmed.split("/", -1));
    }

    private record Candidate(Route route, List<String> segments) {

        /** Fixed before parameter before rest, segment by segment. */
        String rank() {
            StringBuilder rank = new StringBuilder();
            segments.forEach(segment -> rank.append(isRest(segment) ? '2' : isParameter(segment) ? '1' : '0'));
            return rank.toString();
        }

        Optional<Match> match(List<String> actual) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (i >= actual.size()) {
                    return Optional.empty();
                }
                if (isRest(segment)) {
                    String rest = String.join("/", actual.subList(i, actual.size()));
                    parameters.put(segment.substring(1, segment.length() - 2), rest);
                    return Optional.of(new Match(route, parameters));
                }
                if (isParameter(segment)) {
                    if (actual.get(i).isEmpty()) {
                        return Optional.empty();
                    }
                    parameters.put(segment.substring(1, segment.length() - 1), actual.get(i));
                } else if (!segment.equals(actual.get(i))) {
                    return Optional.empty();
                }
            }
            return actual.size() == segments.size() ? Optional.of(new Match(route, parameters)) : Optional.empty();
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }

        private static boolean isRest(String segment) {
            return segment.startsWith("{") && segment.endsWith("+}");
        }
    }
}
