package io.doudi.ruleset.workbook;

import io.doudi.ruleset.workbook.Remark.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML of a workbook part by part before it is kept in memory as a whole, where each
 * element takes much more room than in the file. No declarations of entities.
 */
final class PartCheck extends DefaultHandler {

    private static final String NO_DOCUMENT_TYPE =
            "http://apache.org/xml/features/disallow-doctype-decl";

    private static final int MOST_ELEMENTS = 400_000;
    private static final int DEEPEST = 64;

    private int elements;
    private int depth;

    /** Refuses a part with too many elements, counted over all parts, or that is no XML. */
    void check(byte[] part) {
        try {
            depth = 0;
            parser().parse(new ByteArrayInputStream(part), this);
        } catch (SAXException | IOException e) {
            throw Rejected.because(Code.DAMAGED);
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (++elements > MOST_ELEMENTS || ++depth > DEEPEST) {
            throw Rejected.because(Code.TOO_LARGE);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        depth--;
    }

    private static SAXParser parser() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of the JDK lacks its settings", e);
        }
    }
}
