package com.therapyclaims.local.runner;

/** Another process listens where we were to. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says in one line which port, for what, and by whom as far as it can be known. */
    public PortTakenException(int port, String purpose, Throwable cause) {
        super(
                "Port " + port + " for " + purpose + " is taken"
                        + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
                        + ": stop that, or choose another port",
                cause);
    }
}
