package com.therapyclaims.local.servers;

/** A server's port is in use by another process. */
final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String server;
    private final int port;

    PortTakenException(String server, int port, Throwable cause) {
        super("port " + port + " for " + server + " is taken", cause);
        this.server = server;
        this.port = port;
    }

    String server() {
        return server;
    }

    int port() {
        return port;
    }
}
