package io.jenkins.plugins.externalsystems.architecture.bad.core.xml;

import javax.xml.stream.XMLInputFactory;

/** Breaks nothing: this is the place. */
class MayParseXml {
    XMLInputFactory stream() {
        return XMLInputFactory.newDefaultFactory();
    }
}
