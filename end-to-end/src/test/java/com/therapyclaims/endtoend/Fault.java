package com.therapyclaims.endtoend;

/** What may happen to one request on its way to a server of AWS's. */
enum Fault {
    /** Nothing. */
    NONE,
    /** It is turned away as too much; nothing took effect. */
    THROTTLED,
    /** It fails before it took effect. */
    FAILED_BEFORE,
    /** It takes effect and its answer is lost. */
    FAILED_AFTER,
    /** It takes effect and is answered late. */
    SLOW,
    /** It takes effect twice, as a message does that is delivered twice. */
    TWICE
}
