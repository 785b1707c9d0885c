package com.therapyclaims.local.runner.http;

import com.therapyclaims.local.runner.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with a virtual thread a request; bodies are read whole, up to a limit. */
public final class HttpServer {

    private static final String PROBLEM = "application/problem+json";

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Answers requests. */
    @FunctionalInterface
    public interface Exchange {

        /** Answers one request. */
        Answer answer(Call call) throws InterruptedException;
    }

    /**
     * A request.
     *
     * @param method the HTTP method
     * @param path the path as sent, not decoded
     * @param query the query as sent, or empty
     * @param headers every value of each header, names without regard to case
     * @param body the body; of one over the limit only the first bytes
     * @param tooLarge whether the body was over the limit
     * @param client the client's address
     */
    @SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
    public record Call(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body,
            boolean tooLarge,
            String client) {}

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers every header, in order
     * @param body the body
     * @param sent how many bytes of the body are sent; the connection ends after them where there are more
     */
    @SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
    public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body, int sent) {

        /** An answer that is sent whole. */
        public Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
            this(status, headers, body, body.length);
        }

        /** An answer without a body. */
        public static Answer of(int status) {
            return new Answer(status, List.of(), new byte[0]);
        }

        /** An answer of that media type. */
        public static Answer of(int status, String contentType, byte[] body) {
            return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body);
        }

        /** With one header more. */
        public Answer with(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Answer(status, List.copyOf(more), body, sent);
        }

        /** The same, of which only the first bytes come. */
        public Answer cutOffAfter(int bytes) {
            return new Answer(status, headers, body, bytes);
        }
    }

    /**
     * Starts a server.
     *
     * @param host the interface
     * @param port the port, 0 for any free one
     * @param largestBody bytes read of a body
     * @throws IOException the port is taken, for one
     */
    public static HttpServer start(String host, int port, int largestBody, Exchange exchange) throws IOException {
        return start(host, port, largestBody, exchange, Console.ofThisProcess());
    }

    /**
     * Starts a server.
     *
     * @param largestBody bytes read of a body
     * @param console is told of requests whose answering fails
     * @throws IOException the port is taken, for one
     */
    public static HttpServer start(String host, int port, int largestBody, Exchange exchange, Console console)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        // API Gateway hands on whatever can stand in a path; what it means is for the functions to say.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(16 * 1024);
        // Virtual threads and the Runtime API's long polls: an idle connection is not a dead one.
        configuration.setIdleTimeout(0);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(new Bridge(exchange, largestBody, console));
        server.setErrorHandler(HttpServer::refused);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        return new HttpServer(server, connector);
    }

    /** What cannot even be read as a request is refused in the form of every other refusal. */
    private static boolean refused(Request request, Response response, Callback callback) {
        Answer answer = refusal(
                response.getStatus(),
                "What was sent is no HTTP request that can be read.",
                UUID.randomUUID().toString());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, PROBLEM);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    /** A problem that nobody but the server itself has with a request. */
    public static Answer refusal(int status, String detail, String requestId) {
        String body = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","requestId":"%s"}""".formatted(HttpStatus.getMessage(status), status, detail, requestId);
        return Answer.of(status, PROBLEM, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The interface. */
    public String host() {
        return connector.getHost();
    }

    /** The port. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops; requests under way are cut off. */
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Bridge extends Handler.Abstract {

        private final Exchange exchange;
        private final int largestBody;
        private final Console console;

        Bridge(Exchange exchange, int largestBody, Console console) {
            this.exchange = exchange;
            this.largestBody = largestBody;
            this.console = console;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Answer answer = answer(call(request));
            response.setStatus(answer.status());
            for (Map.Entry<String, String> header : answer.headers()) {
                response.getHeaders().add(header.getKey(), header.getValue());
            }
            if (answer.body().length > 0) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            }
            ByteBuffer sent = ByteBuffer.wrap(answer.body(), 0, answer.sent());
            if (answer.sent() < answer.body().length) {
                IOException cutOff = new IOException("cut off");
                response.write(false, sent, Callback.from(() -> callback.failed(cutOff), callback::failed));
            } else {
                response.write(true, sent, callback);
            }
            return true;
        }

        private Answer answer(Call call) throws InterruptedException {
            try {
                return exchange.answer(call);
            } catch (RuntimeException e) {
                String requestId = UUID.randomUUID().toString();
                console.failed("The answer to a request, " + requestId + ",", e);
                return refusal(500, "The local system itself failed: its console tells where.", requestId);
            }
        }

        private Call call(Request request) throws IOException {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpField field : request.getHeaders()) {
                headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
            }
            byte[] body;
            boolean tooLarge;
            try (InputStream in = Content.Source.asInputStream(request)) {
                body = in.readNBytes(largestBody);
                tooLarge = in.read() >= 0;
            }
            return new Call(
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    request.getHttpURI().getQuery() == null
                            ? ""
                            : request.getHttpURI().getQuery(),
                    headers,
                    body,
                    tooLarge,
                    Request.getRemoteAddr(request));
        }
    }
}
