package com.therapyclaims.local.servers;

import com.therapyclaims.local.servers.nio2blob.VersionedFolderBlobStore;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Connector;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/**
 * S3Proxy: checks signatures, keeps versions and takes large bodies by streaming. Every finished upload is told to a
 * listener before the uploader is answered.
 */
final class S3Server {

    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local";

    private final S3Proxy proxy;
    private final String host;

    private S3Server(S3Proxy proxy, String host) {
        this.proxy = proxy;
        this.host = host;
    }

    static S3Server start(ServerOptions options, Consumer<ObjectCreated> listener) throws Exception {
        BlobStore store = new NotifyingBlobStore(store(options.dataOf("s3")), listener, new Sequencer());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://" + options.host() + ":" + options.s3Port()))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .corsRules(uploadsFromPages())
                .stopTimeout(0)
                .build();
        Server server = server(proxy);
        server.setHandler(new DrainingHandler(server.getHandler()));
        readNoBodyAsAForm(server);
        Ports.naming("S3", options.s3Port(), proxy::start);
        return new S3Server(proxy, options.host());
    }

    URI endpoint() {
        return URI.create("http://" + host + ":" + proxy.getPort());
    }

    void stop() throws Exception {
        proxy.stop();
    }

    /** S3Proxy has one rule for all its buckets: a page of any origin may put what it holds a signed address for. */
    private static CrossOriginResourceSharing uploadsFromPages() {
        return new CrossOriginResourceSharing(List.of("*"), List.of("PUT"), List.of("*"), List.of("ETag"), "");
    }

    private static BlobStore store(Optional<Path> folder) throws IOException {
        return folder.isPresent() ? VersionedFolderBlobStore.open(folder.get()) : new TransientNio2BlobStore();
    }

    /** The server that S3Proxy wraps has no other way in. */
    private static Server server(S3Proxy proxy) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        return (Server) field.get(proxy);
    }

    /** A body is an object, whatever its type: Jetty looks for a request's parameters in one that says it is a form. */
    private static void readNoBodyAsAForm(Server server) {
        for (Connector connector : server.getConnectors()) {
            connector
                    .getConnectionFactory(HttpConnectionFactory.class)
                    .getHttpConfiguration()
                    .setFormEncodedMethods();
        }
    }
}
