package com.therapyclaims.http.json;

import java.util.List;
import java.util.stream.Collectors;

/** A body is JSON but not a valid request; it lists every fault. */
public final class InvalidRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** Takes at least one fault. */
    public InvalidRequestException(List<Fault> faults) {
        super(faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the request's description. */
    public List<Fault> faults() {
        return faults;
    }

    /** Every fault in one line, for whoever gets no list; nothing that was sent is repeated. */
    public String inOneLine() {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.message())
                .collect(Collectors.joining("; "));
    }
}
