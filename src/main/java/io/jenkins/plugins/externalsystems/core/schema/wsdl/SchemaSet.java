package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SchemaNotes;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named parts of a document's inline schemas. */
final class SchemaSet {
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final Set<String> NAMED =
            Set.of("element", "complexType", "simpleType", "group", "attributeGroup", "attribute");

    private final Map<String, Component> components = new HashMap<>();

    /**
     * A part with what its schema says about all of its parts.
     *
     * @param node the part
     * @param namespace of its schema
     * @param isQualified whether elements within have that namespace
     */
    record Component(XmlElement node, String namespace, boolean isQualified) {
        /** A part of it, in the same schema. */
        Component within(XmlElement part) {
            return new Component(part, namespace, isQualified);
        }
    }

    /** Takes all schemas of a document. Others that they name are not read, which is noted. */
    SchemaSet(List<XmlElement> schemas, SchemaNotes notes) {
        for (XmlElement schema : schemas) {
            String namespace = schema.attribute("targetNamespace").orElse("");
            boolean isQualified =
                    schema.attribute("elementFormDefault").orElse("").equals("qualified");
            for (XmlElement child : schema.children()) {
                String kind = child.name();
                if (!child.namespace().equals(XSD)) {
                    continue;
                }
                if (NAMED.contains(kind)) {
                    child.attribute("name")
                            .ifPresent(name -> components.putIfAbsent(
                                    key(kind, new XmlName(namespace, name)),
                                    new Component(child, namespace, isQualified)));
                } else if (Set.of("import", "include", "redefine").contains(kind)) {
                    child.attribute("schemaLocation")
                            .ifPresent(location -> notes.tell("The schema '" + SafeWords.of(location)
                                    + "' is not read, since other documents are not; put it into the WSDL."));
                }
            }
        }
    }

    /** A named part; null if there is none. */
    @CheckForNull
    Component find(String kind, XmlName name) {
        return components.get(key(kind, name));
    }

    private static String key(String kind, XmlName name) {
        return kind + " " + name;
    }
}
