package io.jenkins.plugins.externalsystems.standalone.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What the canonical {@code pom.xml} says, read as XML: Maven itself cannot resolve its parent from Maven Central. So
 * that version, dependencies, licence and developers stand in one place.
 */
final class CanonicalPom {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final int MAX_DEPTH = 10;

    private final Element project;
    private final Map<String, String> properties = new HashMap<>();

    /** One {@code <dependency>}; empty texts where the pom says nothing. */
    record Dependency(String groupId, String artifactId, String version, String scope, boolean optional) {
        String key() {
            return groupId + ":" + artifactId;
        }
    }

    private CanonicalPom(Element project) {
        this.project = project;
        for (Element property : children(child(project, "properties"))) {
            properties.put(property.getTagName(), property.getTextContent().trim());
        }
    }

    static CanonicalPom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new CanonicalPom(
                    factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException("cannot read " + file, unreadable);
        }
    }

    /** The text of {@code <a><b>..} with its properties filled in; empty where there is none. */
    Optional<String> text(String... path) {
        Element element = project;
        for (String name : path) {
            element = child(element, name);
        }
        return Optional.ofNullable(element)
                .map(found -> fill(found.getTextContent().trim(), 0));
    }

    /** The same for what has to be there. */
    String required(String... path) {
        return text(path)
                .orElseThrow(() -> new IllegalArgumentException("pom.xml has no <" + String.join("><", path) + ">"));
    }

    /** A property that has to be there. */
    String property(String name) {
        return fill("${" + name + "}", 0);
    }

    /** The direct dependencies, in the order of the file. */
    List<Dependency> dependencies() {
        List<Dependency> found = new ArrayList<>();
        for (Element dependency : children(child(project, "dependencies"))) {
            found.add(new Dependency(
                    textOf(dependency, "groupId"),
                    textOf(dependency, "artifactId"),
                    textOf(dependency, "version"),
                    textOf(dependency, "scope"),
                    "true".equals(textOf(dependency, "optional"))));
        }
        return found;
    }

    /** The entries of a list such as {@code <developers>}, each as its children's texts by name. */
    List<Map<String, String>> entries(String list) {
        List<Map<String, String>> found = new ArrayList<>();
        for (Element entry : children(child(project, list))) {
            Map<String, String> texts = new HashMap<>();
            children(entry).forEach(part -> texts.put(part.getTagName(), textOf(entry, part.getTagName())));
            found.add(texts);
        }
        return found;
    }

    private String textOf(Element parent, String name) {
        Element element = child(parent, name);
        return element == null ? "" : fill(element.getTextContent().trim(), 0);
    }

    private String fill(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("pom.xml: a property refers to itself in '" + text + "'");
        }
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (reference.find()) {
            String name = reference.group(1);
            String value = name.startsWith("project.") ? required(name.substring(8)) : properties.get(name);
            if (value == null) {
                throw new IllegalArgumentException("pom.xml uses ${" + name + "}, which it does not define");
            }
            reference.appendReplacement(filled, Matcher.quoteReplacement(fill(value, depth + 1)));
        }
        return reference.appendTail(filled).toString();
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        Node node = parent == null ? null : parent.getFirstChild();
        for (; node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
