package com.therapyclaims.local.servers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Tells a listener of every object written, with sequencers in the order in which the writes of a key took effect. */
final class NotifyingBlobStore extends ForwardingBlobStore {

    /** S3Proxy's own bookkeeping of a multipart upload that has begun. */
    private static final String BOOKKEEPING = ".s3proxy-mpu-stub-";

    private final Consumer<ObjectCreated> listener;
    private final Sequencer sequencer;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    NotifyingBlobStore(BlobStore store, Consumer<ObjectCreated> listener, Sequencer sequencer) {
        super(store);
        this.listener = listener;
        this.sequencer = sequencer;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        if (request.key().startsWith(BOOKKEEPING)) {
            return super.putBlob(request, payload);
        }
        ReentrantLock lock = lockOf(request.bucket(), request.key());
        try {
            // Bodies of one key may arrive at once; only making one current is serial.
            PutObjectResponse response = super.putBlob(request, new LockingAtItsEnd(payload, lock));
            tell("ObjectCreated:Put", request.bucket(), request.key(), response.versionId());
            return response;
        } finally {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
        }
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return serially(request.destinationBucket(), request.destinationKey(), () -> {
            CopyObjectResponse response = super.copyBlob(request);
            tell("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey(), response.versionId());
            return response;
        });
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return serially(upload.containerName(), upload.blobName(), () -> {
            CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
            tell(
                    "ObjectCreated:CompleteMultipartUpload",
                    upload.containerName(),
                    upload.blobName(),
                    response.versionId());
            return response;
        });
    }

    private void tell(String event, String bucket, String key, String versionId) {
        HeadObjectResponse written = blobMetadata(bucket, key);
        listener.accept(new ObjectCreated(
                event,
                Instant.now().toString(),
                bucket,
                key,
                written.contentLength(),
                written.eTag().replace("\"", ""),
                Optional.ofNullable(versionId),
                sequencer.next()));
    }

    private <T> T serially(String bucket, String key, Supplier<T> write) {
        ReentrantLock lock = lockOf(bucket, key);
        lock.lock();
        try {
            return write.get();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lockOf(String bucket, String key) {
        return locks.computeIfAbsent(bucket + "/" + key, _ -> new ReentrantLock());
    }

    /** Takes the lock once the whole body has been read, just before the store makes it the current object. */
    private static final class LockingAtItsEnd extends FilterInputStream {

        private final ReentrantLock lock;

        LockingAtItsEnd(InputStream in, ReentrantLock lock) {
            super(in);
            this.lock = lock;
        }

        @Override
        public int read() throws IOException {
            return noticeEnd(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return noticeEnd(super.read(buffer, offset, length));
        }

        private int noticeEnd(int read) {
            if (read < 0 && !lock.isHeldByCurrentThread()) {
                lock.lock();
            }
            return read;
        }
    }
}
