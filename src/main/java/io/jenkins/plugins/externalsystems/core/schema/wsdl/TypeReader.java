package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.SoapMember;
import io.jenkins.plugins.externalsystems.core.schema.SoapType;
import io.jenkins.plugins.externalsystems.core.schema.SoapTypes;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.SchemaSet.Component;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes types of XML Schema's, each once. A type that cannot be understood takes anything, and says why when it is asked. */
final class TypeReader {
    private static final String ANONYMOUS = "#";
    private static final String ANY_TYPE = new XmlName(SchemaSet.XSD, "anyType").toString();
    private static final int MOST_STEPS_UP = 50;

    private final SchemaSet schemas;
    private final SchemaBudget budget;
    private final SoapTypes types = new SoapTypes();
    private final Map<String, String> problems = new HashMap<>();
    private final Map<XmlElement, String> keys = new IdentityHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int anonymous;

    private record Waiting(String key, Component type) {}

    TypeReader(SchemaSet schemas, SchemaBudget budget) {
        this.schemas = schemas;
        this.budget = budget;
    }

    SoapTypes types() {
        return types;
    }

    /**
     * A type that an operation starts from, with all that it needs.
     *
     * @throws UnusableOperationException if it cannot be understood
     */
    SoapType require(String key) {
        readWaiting();
        String problem = problems.get(key);
        if (problem != null) {
            throw new UnusableOperationException(problem);
        }
        return types.get(key);
    }

    /** Without recursion, since types are within each other as deep as they like. */
    private void readWaiting() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                types.describe(next.key(), read(next.type()));
            } catch (UnusableOperationException unusable) {
                problems.put(next.key(), unusable.getMessage());
                types.describe(next.key(), SoapType.ANY);
            }
        }
    }

    /** The key of the type that an element, an attribute or a part has. */
    String typeOf(Component element) {
        XmlElement node = element.node();
        String known = keys.get(node);
        if (known == null) {
            known = node.attribute("type").isPresent()
                    ? named(node, node.attribute("type").get())
                    : ownType(element);
            keys.put(node, known);
        }
        return known;
    }

    private String ownType(Component element) {
        XmlElement node = element.node();
        budget.steps(node.children().size());
        for (String kind : List.of("complexType", "simpleType")) {
            if (node.child(SchemaSet.XSD, kind).isPresent()) {
                String key = ANONYMOUS + ++anonymous;
                waiting.add(new Waiting(
                        key, element.within(node.child(SchemaSet.XSD, kind).get())));
                return key;
            }
        }
        return ANY_TYPE;
    }

    /** The key of a named type. */
    String named(XmlElement at, String prefixed) {
        budget.step();
        XmlName name = name(at, prefixed);
        String key = name.toString();
        if (types.has(key)) {
            return key;
        }
        if (name.namespace().equals(SchemaSet.XSD)) {
            types.describe(key, SimpleTypes.builtIn(name.local()));
            return key;
        }
        Component type = schemas.find("complexType", name);
        type = type == null ? schemas.find("simpleType", name) : type;
        types.describe(key, SoapType.ANY);
        if (type == null) {
            problems.put(key, "the type '" + SafeWords.of(name.local()) + "' is not in the document");
        } else {
            waiting.add(new Waiting(key, type));
        }
        return key;
    }

    private static XmlName name(XmlElement at, String prefixed) {
        return at.resolve(prefixed)
                .orElseThrow(() -> new UnusableOperationException(
                        "the prefix of '" + SafeWords.of(prefixed) + "' is not declared at line " + at.line()));
    }

    private SoapType read(Component type) {
        if (type.node().name().equals("simpleType")) {
            return SimpleTypes.read(type.node(), schemas, budget);
        }
        Content content = new Content();
        content.complex(type, 0);
        budget.keep(content.members.size());
        return new SoapType(content.text, true, content.members, List.of(), content.isOpen);
    }

    /** What a complex type holds, collected along its bases and groups. */
    private final class Content {
        private final List<SoapMember> members = new ArrayList<>();
        private ParameterType text = ParameterType.ANY;
        private boolean isOpen;

        void complex(Component type, int up) {
            requireFew(type, up);
            isOpen |= type.node().attribute("mixed").orElse("").equals("true");
            for (XmlElement child : type.node().children()) {
                switch (child.name()) {
                    case "complexContent", "simpleContent" -> derived(type.within(child), up);
                    default -> particle(type.within(child), false, false, up);
                }
            }
        }

        private void derived(Component content, int up) {
            for (XmlElement child : content.node().children()) {
                boolean isExtension = child.name().equals("extension");
                if (!isExtension && !child.name().equals("restriction")) {
                    continue;
                }
                XmlName base = name(child, child.attribute("base").orElse("anyType"));
                Component known = schemas.find("complexType", base);
                if (content.node().name().equals("simpleContent") && known == null) {
                    text = SimpleTypes.kindOf(base, schemas, budget);
                } else if (isExtension && known != null) {
                    complex(known, up + 1);
                } else if (isExtension && !base.namespace().equals(SchemaSet.XSD)) {
                    throw new UnusableOperationException(
                            "the type '" + SafeWords.of(base.local()) + "' is not in the document");
                }
                for (XmlElement part : child.children()) {
                    particle(content.within(part), false, false, up);
                }
            }
        }

        private void particle(Component part, boolean isOptional, boolean isRepeated, int up) {
            requireFew(part, up);
            XmlElement node = part.node();
            boolean maybe =
                    isOptional || node.attribute("minOccurs").orElse("1").equals("0");
            boolean many = isRepeated || isMany(node.attribute("maxOccurs").orElse("1"));
            switch (node.name()) {
                case "element" -> element(part, maybe, many);
                case "sequence", "all", "choice" -> {
                    for (XmlElement child : node.children()) {
                        particle(part.within(child), maybe || node.name().equals("choice"), many, up + 1);
                    }
                }
                case "group", "attributeGroup" -> group(part, maybe, many, up);
                case "attribute" -> attribute(part);
                case "any", "anyAttribute" -> isOpen = true;
                default -> {
                    // Documentation and constraints do not change what is written.
                }
            }
        }

        private void group(Component part, boolean isOptional, boolean isRepeated, int up) {
            XmlElement node = part.node();
            XmlName name = name(node, node.attribute("ref").orElse(""));
            Component known = schemas.find(node.name(), name);
            if (known == null) {
                throw new UnusableOperationException(
                        "the group '" + SafeWords.of(name.local()) + "' is not in the document");
            }
            for (XmlElement child : known.node().children()) {
                particle(known.within(child), isOptional, isRepeated, up + 1);
            }
        }

        private void element(Component part, boolean isOptional, boolean isRepeated) {
            requireRoom();
            XmlElement node = part.node();
            if (node.attribute("ref").isPresent()) {
                XmlName name = name(node, node.attribute("ref").get());
                Component known = schemas.find("element", name);
                String type = known == null ? ANY_TYPE : typeOf(known);
                members.add(new SoapMember(name.local(), name.namespace(), type, false, !isOptional, isRepeated));
                return;
            }
            boolean isQualified =
                    node.attribute("form").map(form -> form.equals("qualified")).orElse(part.isQualified());
            members.add(new SoapMember(
                    node.attribute("name").orElse(""),
                    isQualified ? part.namespace() : "",
                    typeOf(part),
                    false,
                    !isOptional,
                    isRepeated));
        }

        private void attribute(Component part) {
            requireRoom();
            XmlElement node = part.node();
            boolean isRequired = node.attribute("use").orElse("").equals("required");
            if (node.attribute("ref").isPresent()) {
                XmlName name = name(node, node.attribute("ref").get());
                Component known = schemas.find("attribute", name);
                String type = known == null ? ANY_TYPE : typeOf(known);
                members.add(new SoapMember(name.local(), name.namespace(), type, true, isRequired, false));
                return;
            }
            boolean isQualified = node.attribute("form").orElse("").equals("qualified");
            members.add(new SoapMember(
                    node.attribute("name").orElse(""),
                    isQualified ? part.namespace() : "",
                    typeOf(part),
                    true,
                    isRequired,
                    false));
        }

        private void requireRoom() {
            budget.step();
            if (members.size() >= SchemaLimits.PARAMETERS) {
                throw new UnusableOperationException(
                        "a type has more than %,d elements and attributes".formatted(SchemaLimits.PARAMETERS));
            }
        }

        private void requireFew(Component at, int up) {
            budget.step();
            if (up > MOST_STEPS_UP) {
                throw new UnusableOperationException("a type or group leads to itself, or through more than "
                        + MOST_STEPS_UP + " others, at line " + at.node().line());
            }
        }
    }

    private static boolean isMany(String maxOccurs) {
        return !maxOccurs.equals("1") && !maxOccurs.equals("0");
    }
}
