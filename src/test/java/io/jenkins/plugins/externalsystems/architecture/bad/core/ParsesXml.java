package io.jenkins.plugins.externalsystems.architecture.bad.core;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;

/** Breaks: XML parsers are made in one place. */
class ParsesXml {
    XMLInputFactory stream() {
        return XMLInputFactory.newDefaultFactory();
    }

    DocumentBuilderFactory tree() {
        return DocumentBuilderFactory.newInstance();
    }
}
