package com.therapyclaims.local.runner.functions;

/** Something that runs one function, one event at a time. */
interface Environment {

    /** The Runtime API's side of it. */
    Slot slot();

    /** Whether it can take another event. */
    boolean isAlive();

    /** Ends it at once. */
    void kill();
}
