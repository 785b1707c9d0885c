package com.therapyclaims.endtoend;

/** What may happen to one request on its way to a server of AWS's. */
enum Fault {
    /** Nothing. */
    NONE,
    /** It is turned away as too much; nothing took effect. */
    THROTTLED,
    /** It is turned away because the sender's clock is wrong; nothing took effect. */
    CLOCK_REFUSED,
    /** It fails before it took effect. */
    FAILED_BEFORE,
    /** It takes effect and its answer is lost. */
    FAILED_AFTER,
    /** It takes effect and is answered late. */
    SLOW,
    /** It takes effect, and its answer ends in the middle. */
    CUT_OFF,
    /** It takes effect, and no answer comes for as long as the client waits. */
    NEVER_ANSWERED,
    /** Messages and events of uploads alone: they are delivered twice. */
    TWICE,
    /** Messages and events of uploads alone: they arrive after some that were sent later. */
    OVERTAKEN
}
