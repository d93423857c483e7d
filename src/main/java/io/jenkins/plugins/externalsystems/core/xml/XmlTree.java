package io.jenkins.plugins.externalsystems.core.xml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a small document as a tree of elements. Comments and processing instructions are left out. */
public final class XmlTree {
    private static final String PARSERS_WORDS = "Message: ";

    private final XmlLimits limits;
    private XmlElement root;
    private XmlElement open;
    private int elements;
    private int depth;

    private XmlTree(XmlLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a document.
     *
     * @param charset what its carrier says it is in, null if the document says so itself
     * @return the root
     * @throws XmlException if it is not well-formed, beyond the limits, or has a document type or an entity
     */
    public static XmlElement read(byte[] document, @CheckForNull Charset charset, XmlLimits limits)
            throws XmlException {
        if (document.length > limits.bytes()) {
            throw new XmlException("has more than %,d bytes".formatted(limits.bytes()));
        }
        if (document.length == 0) {
            throw new XmlException("is empty");
        }
        return new XmlTree(limits).read(document, charset);
    }

    private XmlElement read(byte[] document, @CheckForNull Charset charset) throws XmlException {
        XMLStreamReader reader = null;
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(document);
            reader = charset == null
                    ? HardenedXml.inputFactory(true).createXMLStreamReader(in)
                    : HardenedXml.inputFactory(true).createXMLStreamReader(new InputStreamReader(in, charset));
            readAll(reader);
            reader.close();
        } catch (XMLStreamException malformed) {
            throw notWellFormed(malformed, reader);
        }
        return root;
    }

    private void readAll(XMLStreamReader reader) throws XMLStreamException, XmlException {
        while (reader.hasNext()) {
            switch (next(reader)) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open != null) {
                        open.add(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD ->
                    throw new XmlException(
                            "has a document type definition, which may make a small file huge or read other files");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XmlException(
                            "refers to the entity '" + SafeWords.of(String.valueOf(reader.getLocalName())) + "'"
                                    + place(
                                            reader.getLocation().getLineNumber(),
                                            reader.getLocation().getColumnNumber()));
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /** A parser's own mistake on a broken document is not the call's. */
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException mistake) {
            throw new XMLStreamException(mistake);
        }
    }

    private void start(XMLStreamReader reader) throws XmlException {
        int line = reader.getLocation().getLineNumber();
        elements += 1 + reader.getAttributeCount() + reader.getNamespaceCount();
        if (elements > limits.elements()) {
            throw new XmlException("has more than %,d elements and attributes".formatted(limits.elements()));
        }
        if (++depth > limits.depth()) {
            throw new XmlException(
                    "has more than %,d elements within each other at line %,d".formatted(limits.depth(), line));
        }
        XmlElement element = new XmlElement(open, orNone(reader.getNamespaceURI()), reader.getLocalName(), line);
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            element.declare(orNone(reader.getNamespacePrefix(i)), orNone(reader.getNamespaceURI(i)));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = orNone(reader.getAttributeNamespace(i));
            element.set(
                    new XmlName(namespace, reader.getAttributeLocalName(i)).toString(), reader.getAttributeValue(i));
        }
        if (open == null) {
            root = element;
        } else {
            open.add(element);
        }
        open = element;
    }

    private static String orNone(@CheckForNull String text) {
        return text == null ? "" : text;
    }

    private static XmlException notWellFormed(XMLStreamException malformed, @CheckForNull XMLStreamReader reader) {
        String words = String.valueOf(malformed.getMessage());
        int start = words.indexOf(PARSERS_WORDS);
        String said = SafeWords.sentence(start < 0 ? words : words.substring(start + PARSERS_WORDS.length()));
        String place = "";
        if (malformed.getLocation() != null) {
            place = place(
                    malformed.getLocation().getLineNumber(),
                    malformed.getLocation().getColumnNumber());
        } else if (reader != null && reader.getLocation() != null) {
            place = place(
                    reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
        }
        return new XmlException("is not well-formed XML" + place + " (" + said + ")");
    }

    private static String place(int line, int column) {
        return line < 1 ? "" : " at line %,d, column %,d".formatted(line, column);
    }
}
