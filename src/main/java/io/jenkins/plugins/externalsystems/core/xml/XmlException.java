package io.jenkins.plugins.externalsystems.core.xml;

/** A document is refused. The message says why and where, as the rest of a sentence that begins with what the document is. */
public final class XmlException extends Exception {
    private static final long serialVersionUID = 1L;

    public XmlException(String reason) {
        super(reason);
    }
}
