package io.jenkins.plugins.externalsystems.core.xml;

/**
 * What a document may have at most; more cost the document.
 *
 * @param bytes of the document
 * @param elements with attributes and declarations of namespaces, counted
 * @param depth elements within each other
 */
public record XmlLimits(int bytes, int elements, int depth) {
    /** 10 MiB, 300,000 elements and attributes, 100 within each other: several times what is seen. */
    public static XmlLimits defaults() {
        return new XmlLimits(10 * 1024 * 1024, 300_000, 100);
    }
}
