package com.therapyclaims.files;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One part of a workbook, looked through before the workbook is read: its reader makes room for a cell wherever the cell
 * says that it stands, and holds each text whole, so that a few bytes could take all memory.
 */
final class WorkbookPart {
    private static final String CELL = "c";
    private static final String PLACE = "r";

    /** Excel's last column is XFD, its last row 1,048,576. */
    private static final Pattern PLACES = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    /** Excel's cells hold 32,767 characters; a text of several runs has each apart. */
    private static final int MOST_CHARACTERS = 1 << 16;

    private WorkbookPart() {}

    /**
     * Looks through a part of whatever kind, as far as it is XML: what its reader cannot read it refuses by itself.
     *
     * @param part its bytes, of which some may be left
     * @throws UnreadableException if no spreadsheet program wrote it
     */
    static void check(InputStream part) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(part);
            int characters = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        characters = 0;
                        checkPlace(reader);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        characters += reader.getTextLength();
                        if (characters > MOST_CHARACTERS) {
                            throw new UnreadableException(
                                    "A text of the workbook has more than " + MOST_CHARACTERS + " characters.");
                        }
                    }
                    default -> {}
                }
            }
        } catch (UnreadableException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // A picture, or a sheet its reader will not be able to read either: it tells some of that unchecked.
            return;
        }
    }

    private static void checkPlace(XMLStreamReader reader) {
        if (reader.getLocalName().equals(CELL)
                && Optional.ofNullable(reader.getAttributeValue(null, PLACE))
                        .filter(place -> !PLACES.matcher(place).matches())
                        .isPresent()) {
            throw new UnreadableException("A cell of the workbook stands where no sheet has one.");
        }
    }

    /** As the workbook's reader reads it. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
