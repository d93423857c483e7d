package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.SoapType;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.SchemaSet.Component;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlName;
import java.util.ArrayList;
import java.util.List;

/** Kinds of text. Patterns and bounds are the service's to check. */
final class SimpleTypes {
    private static final int MOST_STEPS_UP = 50;

    private SimpleTypes() {}

    /** A type of XML Schema itself. */
    static SoapType builtIn(String name) {
        return switch (name) {
            case "int", "short", "byte", "unsignedShort", "unsignedByte" ->
                SoapType.text(ParameterType.INTEGER, List.of());
            case "long",
                    "integer",
                    "decimal",
                    "double",
                    "float",
                    "unsignedInt",
                    "unsignedLong",
                    "nonNegativeInteger",
                    "positiveInteger",
                    "nonPositiveInteger",
                    "negativeInteger" -> SoapType.text(ParameterType.NUMBER, List.of());
            case "boolean" -> SoapType.text(ParameterType.BOOLEAN, List.of());
            case "anyType" -> SoapType.ANY;
            default -> SoapType.text(ParameterType.TEXT, List.of());
        };
    }

    /** A type of a document: the kind of its base, and the texts that it allows. */
    static SoapType read(XmlElement simpleType, SchemaSet schemas, SchemaBudget budget) {
        List<String> choices = new ArrayList<>();
        ParameterType kind = kindOf(simpleType, schemas, budget, 0);
        simpleType.child(SchemaSet.XSD, "restriction").ifPresent(restriction -> {
            for (XmlElement facet : restriction.children(SchemaSet.XSD, "enumeration")) {
                budget.step();
                choices.add(facet.attribute("value").orElse(""));
            }
        });
        boolean isText = kind == ParameterType.TEXT;
        boolean isFew = choices.size() <= SchemaLimits.CHOICES
                && choices.stream().allMatch(choice -> choice.length() <= SchemaLimits.NAME);
        budget.keep(isText && isFew ? choices.size() : 0);
        return SoapType.text(kind, isText && isFew ? choices : List.of());
    }

    /** What a named simple type is in the end. */
    static ParameterType kindOf(XmlName name, SchemaSet schemas, SchemaBudget budget) {
        return kindOf(name, schemas, budget, 0);
    }

    private static ParameterType kindOf(XmlName name, SchemaSet schemas, SchemaBudget budget, int up) {
        if (name.namespace().equals(SchemaSet.XSD)) {
            return builtIn(name.local()).simple();
        }
        Component known = schemas.find("simpleType", name);
        return known == null ? ParameterType.TEXT : kindOf(known.node(), schemas, budget, up + 1);
    }

    private static ParameterType kindOf(XmlElement simpleType, SchemaSet schemas, SchemaBudget budget, int up) {
        budget.steps(1 + simpleType.children().size());
        return simpleType
                .child(SchemaSet.XSD, "restriction")
                .filter(restriction -> up < MOST_STEPS_UP)
                .flatMap(restriction -> restriction.attribute("base").flatMap(restriction::resolve))
                .map(base -> kindOf(base, schemas, budget, up))
                .orElse(ParameterType.TEXT);
    }
}
