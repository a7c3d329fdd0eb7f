package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import io.doudi.problem.ProblemException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What has to be known of a DMN file before the engine reads it. A document type declaration is
 * refused.
 */
record DmnHeader(String namespace) {

    static final XMLInputFactory XML = factory();

    static DmnHeader of(RuleFile file) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(file.content()));
            String namespace = root(file, reader);
            while (reader.hasNext()) {
                reader.next();
            }
            return new DmnHeader(namespace);
        } catch (XMLStreamException e) {
            throw rejected(
                    file,
                    "it is not well-formed XML, line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNumber(),
                                    e.getLocation().getColumnNumber()));
        }
    }

    private static String root(RuleFile file, XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.DTD) {
                throw rejected(file, "it has a document type declaration");
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                return namespace(file, reader);
            }
        }
        throw rejected(file, "it is empty");
    }

    private static String namespace(RuleFile file, XMLStreamReader reader) {
        String namespace = reader.getAttributeValue(null, "namespace");
        if (!reader.getLocalName().equals("definitions")
                || namespace == null
                || namespace.isBlank()) {
            throw rejected(file, "it is not a DMN model with a namespace");
        }
        return namespace;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static ProblemException rejected(RuleFile file, String why) {
        return new ProblemException(
                RULE_SET_REJECTED, "%s cannot be read: %s".formatted(file.path(), why));
    }
}
