package com.therapyclaims.local.servers.nio2blob;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Objects and their versions in a folder.
 *
 * <p>S3Proxy's file store can keep versions in any file system but offers it in memory alone, since it would owe its
 * users the format on disk from then on. A local data folder owes that to nobody.
 */
public final class VersionedFolderBlobStore extends AbstractNio2BlobStore {

    private VersionedFolderBlobStore(Path folder) {
        super(folder);
    }

    /**
     * Opens a folder, new or kept from an earlier run.
     *
     * @throws IOException the file system keeps no extended attributes, for one
     */
    public static VersionedFolderBlobStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        if (!Files.getFileStore(real).supportsFileAttributeView("user")) {
            throw new IOException("The file system of " + real
                    + " keeps no extended attributes, which the S3 server needs: choose another folder for --data");
        }
        continueVersionNumbers();
        return new VersionedFolderBlobStore(real);
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    /** Version numbers begin at one in every process; versions that outlive it must not be numbered twice. */
    private static void continueVersionNumbers() {
        try {
            Field field = AbstractNio2BlobStore.class.getDeclaredField("VERSION_SEQUENCE");
            field.setAccessible(true);
            long microseconds = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
            ((AtomicLong) field.get(null)).updateAndGet(last -> Math.max(last, microseconds));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("This release of S3Proxy numbers versions in another way", e);
        }
    }
}
