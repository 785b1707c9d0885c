package com.therapyclaims.local.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Reads what is left of a request's body before the answer is sent.
 *
 * <p>S3Proxy answers once it has the payload and leaves the last, empty chunk and the checksum trailer of an
 * {@code aws-chunked} body unread, whereupon Jetty closes the connection. A client that still writes then fails and
 * sends the whole upload again, which fires its event twice.
 */
final class DrainingHandler extends Handler.Wrapper {

    /** Far more than a trailer, far less than a refused upload that need not be read. */
    private static final int LIMIT = 64 * 1024;

    DrainingHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new DrainingResponse(request, response), callback);
    }

    private static final class DrainingResponse extends Response.Wrapper {

        private final AtomicBoolean drained = new AtomicBoolean();

        DrainingResponse(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer bytes, Callback callback) {
            if (drained.compareAndSet(false, true) && getRequest().getLength() != 0) {
                drain();
            }
            super.write(last, bytes, callback);
        }

        private void drain() {
            try {
                InputStream body = Content.Source.asInputStream(getRequest());
                byte[] buffer = new byte[8192];
                int left = LIMIT;
                while (left > 0) {
                    int read = body.read(buffer, 0, Math.min(buffer.length, left));
                    if (read < 0) {
                        return;
                    }
                    left -= read;
                }
            } catch (IOException e) {
                // The client is gone or sent nonsense after its payload: the answer stands, the connection will not.
                getRequest().fail(e);
            }
        }
    }
}
