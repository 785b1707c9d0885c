package com.therapyclaims.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A system in a folder: a file of items a table, the bucket's objects in files that are numbered, {@code objects.jsonl} with
 * the key of each, and {@code complete.properties}, written last, with the number of each. Keys are no names of files: one may
 * end in a slash, or go on where another ends. The folder holds patients' data: only its owner may read it.
 *
 * <p>Items are read table by table while the system runs on: a backup is of one moment only where nobody writes. Objects
 * below {@code incoming/} are kept in the folder but not put back: each would be taken for a new upload. What was
 * published of them is put back.
 */
public final class SystemBackup {
    private static final String ITEMS = ".jsonl";
    private static final String OBJECTS = "objects";
    private static final String KEY = "key";
    private static final String FILE = "file";
    private static final String UPLOADED = "incoming/";
    private static final String COMPLETE = "complete.properties";
    private static final int ITEMS_A_WRITE = 25;

    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final Map<String, String> tables;
    private final String bucket;

    /**
     * The backup of these.
     *
     * @param tables what a table is called in the folder, to its name
     */
    public SystemBackup(DynamoDbClient dynamoDb, S3Client s3, Map<String, String> tables, String bucket) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.tables = Map.copyOf(tables);
        this.bucket = bucket;
    }

    /**
     * Writes everything into a new folder.
     *
     * @throws RefusedException if the folder exists
     */
    public void write(Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new RefusedException(folder + " exists already.");
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Properties counts = new Properties();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            counts.setProperty(
                    table.getKey(),
                    Long.toString(writeItems(table.getValue(), folder.resolve(table.getKey() + ITEMS))));
        }
        counts.setProperty(OBJECTS, Long.toString(writeObjects(folder)));
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(COMPLETE))) {
            counts.store(file, null);
        }
    }

    private long writeItems(String table, Path file) throws IOException {
        long count = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (Map<String, AttributeValue> item : dynamoDb.scanPaginator(
                            scan -> scan.tableName(table).consistentRead(true))
                    .items()) {
                lines.write(ItemJson.write(item));
                lines.newLine();
                count++;
            }
        }
        return count;
    }

    /** The system runs on: an object that has grown old may be gone since it was listed. */
    private boolean isRead(String key, Path file) {
        try {
            s3.getObject(get -> get.bucket(bucket).key(key), file);
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private long writeObjects(Path folder) throws IOException {
        Path objects = Files.createDirectory(folder.resolve(OBJECTS));
        long count = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(OBJECTS + ITEMS))) {
            for (S3Object object :
                    s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents()) {
                String file = Long.toString(count + 1);
                if (!isRead(object.key(), objects.resolve(file))) {
                    continue;
                }
                count++;
                lines.write(ItemJson.write(
                        Map.of(KEY, AttributeValue.fromS(object.key()), FILE, AttributeValue.fromS(file))));
                lines.newLine();
            }
        }
        return count;
    }

    /**
     * Puts everything of a folder into an empty system.
     *
     * @throws RefusedException if the folder is not whole, or a table or the bucket holds something; nothing is changed
     */
    public void restore(Path folder) throws IOException {
        requireWhole(folder);
        requireEmpty();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            restoreItems(table.getValue(), folder.resolve(table.getKey() + ITEMS));
        }
        for (Map.Entry<String, Path> object : objects(folder).entrySet()) {
            if (!object.getKey().startsWith(UPLOADED)) {
                s3.putObject(put -> put.bucket(bucket).key(object.getKey()), RequestBody.fromFile(object.getValue()));
            }
        }
    }

    /** The files by key. Earlier programs had no list of them: there a file lies under its key. */
    private static Map<String, Path> objects(Path folder) throws IOException {
        Path objects = folder.resolve(OBJECTS);
        Map<String, Path> byKey = new TreeMap<>();
        Path list = folder.resolve(OBJECTS + ITEMS);
        if (Files.notExists(list)) {
            files(objects).forEach(file -> byKey.put(objects.relativize(file).toString(), file));
            return byKey;
        }
        try (Stream<String> lines = Files.lines(list)) {
            lines.map(ItemJson::read)
                    .forEach(line -> byKey.put(
                            line.get(KEY).s(), objects.resolve(line.get(FILE).s())));
        }
        byKey.values().removeIf(Files::notExists);
        return byKey;
    }

    private void requireWhole(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(COMPLETE))) {
            throw new RefusedException(folder + " is no backup that came to its end.");
        }
        Properties counts = new Properties();
        try (BufferedReader file = Files.newBufferedReader(folder.resolve(COMPLETE))) {
            counts.load(file);
        }
        for (String table : tables.keySet()) {
            require(counts, table, lines(folder.resolve(table + ITEMS)));
        }
        require(counts, OBJECTS, objects(folder).size());
    }

    private static void require(Properties counts, String name, long found) {
        if (!Long.toString(found).equals(counts.getProperty(name))) {
            throw new RefusedException(
                    "The backup had " + counts.getProperty(name) + " of " + name + ", there are " + found + ".");
        }
    }

    private void requireEmpty() {
        for (String table : tables.values()) {
            if (!dynamoDb.scan(scan -> scan.tableName(table).limit(1).consistentRead(true))
                    .items()
                    .isEmpty()) {
                throw new RefusedException("The table " + table + " is not empty.");
            }
        }
        if (s3.listObjectsV2(list -> list.bucket(bucket).maxKeys(1)).keyCount() > 0) {
            throw new RefusedException("The bucket " + bucket + " is not empty.");
        }
    }

    private void restoreItems(String table, Path file) throws IOException {
        List<WriteRequest> batch = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, AttributeValue> item = ItemJson.read(line);
                batch.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
                if (batch.size() == ITEMS_A_WRITE) {
                    write(table, batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) {
            write(table, batch);
        }
    }

    /** What a throttled table leaves of a batch is sent again; the client waits between its own attempts. */
    private void write(String table, List<WriteRequest> items) {
        Map<String, List<WriteRequest>> left = Map.of(table, List.copyOf(items));
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> these = left;
            left = dynamoDb.batchWriteItem(batch -> batch.requestItems(these)).unprocessedItems();
        }
    }

    private static long lines(Path file) throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static List<Path> files(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be done without losing or mixing something. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
