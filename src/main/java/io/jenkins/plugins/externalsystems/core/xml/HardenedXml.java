package io.jenkins.plugins.externalsystems.core.xml;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;

/** The one place that makes XML parsers: the JDK's, without document types, entities and other files. */
public final class HardenedXml {
    /** The JDK's; else the parser holds a section of any size. Known since Java 9. */
    private static final String SECTION_CHUNKS = "jdk.xml.cdataChunkSize";

    private static final int CHUNK = 8_192;

    private HardenedXml() {}

    /**
     * A new factory: one for each document, since a factory keeps the names of all documents that it has seen. Its parsers come
     * to a document type or an entity as an event, on which their caller stops.
     *
     * @param namespaces whether names are told apart by namespace
     */
    public static XMLInputFactory inputFactory(boolean namespaces) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(SECTION_CHUNKS, CHUNK);
        return factory;
    }
}
