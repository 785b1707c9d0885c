package com.therapyclaims.local.servers;

import java.net.BindException;

/** Says which server wanted which port when it is taken. */
final class Ports {

    private Ports() {}

    /** Something that binds a port. */
    @FunctionalInterface
    interface Start {
        void run() throws Exception;
    }

    static void naming(String server, int port, Start start) throws Exception {
        try {
            start.run();
        } catch (Exception e) {
            if (isTaken(e)) {
                throw new PortTakenException(server, port, e);
            }
            throw e;
        }
    }

    private static boolean isTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
