package com.therapyclaims.local.servers;

/** A server's port is in use by another process. */
final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String server, int port, Throwable cause) {
        super("port " + port + " for " + server + " is taken", cause);
        this.port = port;
    }

    int port() {
        return port;
    }
}
