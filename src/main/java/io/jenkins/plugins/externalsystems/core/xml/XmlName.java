package io.jenkins.plugins.externalsystems.core.xml;

/**
 * A name in a namespace.
 *
 * @param namespace empty for none
 * @param local without prefix
 */
public record XmlName(String namespace, String local) {
    /** As {@code {namespace}local}, without braces where there is no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
