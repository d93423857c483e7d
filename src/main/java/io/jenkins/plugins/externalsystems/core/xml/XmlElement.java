package io.jenkins.plugins.externalsystems.core.xml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a small document that was read as a whole. Not changed once it is read. */
public final class XmlElement {
    private final XmlElement parent;
    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>(4);
    private final Map<String, String> prefixes = new LinkedHashMap<>(4);
    private final List<XmlElement> children = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);

    XmlElement(@CheckForNull XmlElement parent, String namespace, String name, int line) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.line = line;
    }

    /** The namespace, empty for none. */
    public String namespace() {
        return namespace;
    }

    /** The name without prefix. */
    public String name() {
        return name;
    }

    /** Where it begins, from 1. */
    public int line() {
        return line;
    }

    /** Whether it has this namespace and name. */
    public boolean is(String inNamespace, String localName) {
        return name.equals(localName) && namespace.equals(inNamespace);
    }

    /** An attribute without namespace. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** An attribute of a namespace. */
    public Optional<String> attribute(String inNamespace, String attribute) {
        return Optional.ofNullable(attributes.get("{" + inNamespace + "}" + attribute));
    }

    /** Attributes by name, those of a namespace as {@code {namespace}name}. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The children of a name. */
    public List<XmlElement> children(String inNamespace, String localName) {
        return children.stream()
                .filter(child -> child.is(inNamespace, localName))
                .toList();
    }

    /** The first child of a name. */
    public Optional<XmlElement> child(String inNamespace, String localName) {
        return children.stream()
                .filter(child -> child.is(inNamespace, localName))
                .findFirst();
    }

    /** Its own text, that of its children left out. */
    public String text() {
        return text.toString();
    }

    /** The same, of which at most so many characters. */
    public String text(int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    /**
     * A name with a prefix, as values of attributes have it, told apart by namespace.
     *
     * @return empty if nobody declared the prefix
     */
    public Optional<XmlName> resolve(String prefixed) {
        String value = prefixed.strip();
        int colon = value.indexOf(':');
        String prefix = colon < 0 ? "" : value.substring(0, colon);
        String local = value.substring(colon + 1);
        for (XmlElement at = this; at != null; at = at.parent) {
            String found = at.prefixes.get(prefix);
            if (found != null) {
                return Optional.of(new XmlName(found, local));
            }
        }
        return prefix.isEmpty() ? Optional.of(new XmlName("", local)) : Optional.empty();
    }

    void declare(String prefix, String inNamespace) {
        prefixes.put(prefix, inNamespace);
    }

    void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(char[] chars, int from, int length) {
        text.append(chars, from, length);
    }

    @CheckForNull
    XmlElement parent() {
        return parent;
    }
}
