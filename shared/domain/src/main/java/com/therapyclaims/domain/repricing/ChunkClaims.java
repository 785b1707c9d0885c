package com.therapyclaims.domain.repricing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The claims of a chunk.
 *
 * @param ids those that count as its own
 * @param mates those of the same patients' days that count as another chunk's: they are ranked with the others anew
 */
public record ChunkClaims(List<String> ids, List<String> mates) {
    public ChunkClaims {
        ids = List.copyOf(ids);
        mates = List.copyOf(mates);
    }

    /** Each once. */
    public List<String> all() {
        return Stream.concat(ids.stream(), mates.stream()).distinct().toList();
    }

    /** Those that are among the given ones, each once. */
    public ChunkClaims within(Set<String> some) {
        return new ChunkClaims(among(some, ids), among(some, mates));
    }

    private static List<String> among(Set<String> some, List<String> all) {
        return all.stream().filter(some::contains).distinct().toList();
    }

    /** How many of the ids are there a second time: earlier programs planned a claim twice that moved meanwhile. */
    public int repeated() {
        return ids.size() - (int) ids.stream().distinct().count();
    }
}
