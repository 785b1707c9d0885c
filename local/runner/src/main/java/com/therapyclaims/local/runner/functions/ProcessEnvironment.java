package com.therapyclaims.local.runner.functions;

/** An environment that lives as long as the process it is in, unless it is killed before. */
final class ProcessEnvironment implements Environment {

    private final Process process;
    private final Slot slot;
    private final Runnable end;
    private volatile boolean killed;

    /**
     * An environment in this process.
     *
     * @param end what kills it
     */
    ProcessEnvironment(Process process, Slot slot, Runnable end) {
        this.process = process;
        this.slot = slot;
        this.end = end;
    }

    Process process() {
        return process;
    }

    @Override
    public Slot slot() {
        return slot;
    }

    /** What was killed may live on for a moment, but must not be given anything. */
    @Override
    public boolean isAlive() {
        return !killed && process.isAlive();
    }

    @Override
    public void kill() {
        killed = true;
        end.run();
    }
}
