package com.therapyclaims.x12;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIStreamConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The schemas that files are written and read by. */
final class X12Schemas {
    /** The library tells of every unused part of its own envelope schema; kept here, because loggers are held weakly. */
    private static final Logger LIBRARY = Logger.getLogger("io.xlate.edi");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private X12Schemas() {}

    /** The schema of the envelope: ISA to IEA and GS to GE of version 005010. */
    static Schema envelope() {
        try {
            return SchemaFactory.newFactory()
                    .getControlSchema(EDIStreamConstants.Standards.X12, new String[] {"00501"});
        } catch (EDISchemaException e) {
            throw new IllegalStateException("the schema of the envelope is not readable", e);
        }
    }

    /** Reads a schema that lies beside this class. */
    static Schema read(String name) {
        try (InputStream file = X12Schemas.class.getResourceAsStream(name)) {
            return SchemaFactory.newFactory().createSchema(file);
        } catch (EDISchemaException e) {
            throw new IllegalStateException("the schema " + name + " is not readable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
