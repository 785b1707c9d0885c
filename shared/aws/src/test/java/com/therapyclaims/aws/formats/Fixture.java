package com.therapyclaims.aws.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A system as it lies in a folder: a file of raw items a table, and the bucket's objects under their keys. */
final class Fixture {
    private static final String SUFFIX = ".jsonl";
    private static final String OBJECTS = "objects";

    private Fixture() {}

    /** The raw items of each table. */
    static SortedMap<String, List<String>> tables(SampleSystem system) {
        SortedMap<String, List<String>> tables = new TreeMap<>();
        names(system).forEach((name, table) -> tables.put(name, RawItems.of(system.servers.dynamoDb(), table)));
        return tables;
    }

    static SortedMap<String, List<String>> tables(Path folder) {
        SortedMap<String, List<String>> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                tables.put(file.getFileName().toString().replace(SUFFIX, ""), Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    static void save(SampleSystem system, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<String>> table : tables(system).entrySet()) {
            Files.write(folder.resolve(table.getKey() + SUFFIX), table.getValue());
        }
        for (S3Object object : system.servers
                .s3()
                .listObjectsV2(list -> list.bucket(system.bucket))
                .contents()) {
            Path file = folder.resolve(OBJECTS).resolve(object.key());
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    system.servers
                            .s3()
                            .getObjectAsBytes(get -> get.bucket(system.bucket).key(object.key()))
                            .asByteArray());
        }
    }

    /** Published tables, as they lie in the bucket. A contract is kept as it was sent and has no frame. */
    static List<byte[]> snapshots(SampleSystem system) {
        return system
                .servers
                .s3()
                .listObjectsV2(list -> list.bucket(system.bucket).prefix("published/"))
                .contents()
                .stream()
                .filter(object -> !object.key().contains("-contract/"))
                .map(object -> system.servers
                        .s3()
                        .getObjectAsBytes(get -> get.bucket(system.bucket).key(object.key()))
                        .asByteArray())
                .toList();
    }

    /** Puts everything in the folder into an empty system; an earlier format may lack a table. */
    static void load(Path folder, SampleSystem system) {
        Map<String, String> names = names(system);
        tables(folder)
                .keySet()
                .forEach(name ->
                        RawItems.load(system.servers.dynamoDb(), names.get(name), folder.resolve(name + SUFFIX)));
        Path objects = folder.resolve(OBJECTS);
        try (Stream<Path> files = Files.walk(objects)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> system.servers
                            .s3()
                            .putObject(
                                    put -> put.bucket(system.bucket)
                                            .key(objects.relativize(file).toString()),
                                    RequestBody.fromFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> names(SampleSystem system) {
        return Map.of(
                "claims", system.claims.name(),
                "fee-schedules", system.feeSchedules.name(),
                "visit-files", system.visitFilesTable.name(),
                "callers", system.callers.name(),
                "access-records", system.accessRecords.name());
    }
}
