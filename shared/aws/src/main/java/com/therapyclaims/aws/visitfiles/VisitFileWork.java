package com.therapyclaims.aws.visitfiles;

import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.aws.events.MessageFields;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A piece of work on a file of visits, as a message: whose file, and which part of it. */
public sealed interface VisitFileWork {
    /** Whose file it is. */
    String practiceId();

    /** Which of its files. */
    String fileId();

    /** A chunk of rows, from where it has come to. */
    record Chunk(String practiceId, String fileId, int number) implements VisitFileWork {}

    /**
     * One row that failed among others.
     *
     * @param index its place in its chunk, from 0
     */
    record Row(Chunk chunk, int index) implements VisitFileWork {
        @Override
        public String practiceId() {
            return chunk.practiceId();
        }

        @Override
        public String fileId() {
            return chunk.fileId();
        }
    }

    /** The result of a file whose rows are done. */
    record Result(String practiceId, String fileId) implements VisitFileWork {}

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    static VisitFileWork read(String message) {
        MessageFields fields = MessageFields.read(message);
        String practiceId = fields.required("practiceId");
        String fileId = fields.required("fileId");
        Optional<Chunk> chunk =
                fields.optional("chunk").map(number -> new Chunk(practiceId, fileId, Integer.parseInt(number)));
        if (chunk.isEmpty()) {
            return new Result(practiceId, fileId);
        }
        return fields.optional("row")
                .<VisitFileWork>map(row -> new Row(chunk.get(), Integer.parseInt(row)))
                .orElseGet(chunk::get);
    }

    /** The message. */
    default String write() {
        return MessageFields.write(json -> {
            json.writeStringField("practiceId", practiceId());
            json.writeStringField("fileId", fileId());
            switch (this) {
                case Chunk(String _, String _, int number) -> json.writeNumberField("chunk", number);
                case Row(Chunk chunk, int index) -> {
                    json.writeNumberField("chunk", chunk.number());
                    json.writeNumberField("row", index);
                }
                case Result _ -> {}
            }
        });
    }
}
