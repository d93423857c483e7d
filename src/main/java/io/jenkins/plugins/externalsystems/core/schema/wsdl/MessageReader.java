package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.SoapMember;
import io.jenkins.plugins.externalsystems.core.schema.SoapType;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.SchemaSet.Component;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlName;
import java.util.ArrayList;
import java.util.List;

/** Finds what stands in the body of a request. */
final class MessageReader {
    private final SchemaSet schemas;
    private final TypeReader types;
    private final SchemaBudget budget;

    MessageReader(SchemaSet schemas, TypeReader types, SchemaBudget budget) {
        this.schemas = schemas;
        this.types = types;
        this.budget = budget;
    }

    /**
     * What is in a body.
     *
     * @param wrapper the element around the members; an empty name for none
     * @param members in their order
     */
    record Body(XmlName wrapper, List<SoapMember> members) {
        Body {
            members = List.copyOf(members);
        }
    }

    /** Document style: each part is an element; a single one that has members is their wrapper. */
    Body document(List<XmlElement> parts) {
        List<SoapMember> members = new ArrayList<>();
        for (XmlElement part : parts) {
            String reference = part.attribute("element")
                    .orElseThrow(() -> new UnusableOperationException(
                            "its style is document, and a part is no element at line " + part.line()));
            XmlName name = part.resolve(reference)
                    .orElseThrow(() -> new UnusableOperationException(
                            "the prefix of '" + SafeWords.of(reference) + "' is not declared at line " + part.line()));
            Component element = schemas.find("element", name);
            if (element == null) {
                throw new UnusableOperationException(
                        "the element '" + SafeWords.of(name.local()) + "' is not in the document");
            }
            String key = types.typeOf(element);
            SoapType type = types.require(key);
            if (parts.size() == 1 && type.isComplex() && type.simple() == ParameterType.ANY && !type.isOpen()) {
                return new Body(name, type.members());
            }
            members.add(new SoapMember(name.local(), name.namespace(), key, false, true, false));
        }
        return new Body(new XmlName("", ""), members);
    }

    /** RPC style: each part has a type and stands in an element that is called like the operation. */
    Body rpc(XmlName wrapper, List<XmlElement> parts) {
        List<SoapMember> members = new ArrayList<>();
        for (XmlElement part : parts) {
            String reference = part.attribute("type")
                    .orElseThrow(() -> new UnusableOperationException(
                            "its style is rpc, and a part has no type at line " + part.line()));
            String key = types.named(part, reference);
            types.require(key);
            members.add(new SoapMember(part.attribute("name").orElse(""), "", key, false, true, false));
        }
        return new Body(wrapper, members);
    }

    /** The parameters that a body needs. */
    List<SchemaParameter> parameters(Body body) {
        ParameterNames parameters = new ParameterNames(budget);
        for (SoapMember member : body.members()) {
            SoapType type = types.require(member.type());
            parameters.add(new SchemaParameter(
                    member.name(),
                    member.name(),
                    ParameterPlace.PART,
                    kind(member, type),
                    member.isRequired(),
                    null,
                    member.isRepeated() ? List.of() : type.choices(),
                    "",
                    ""));
        }
        return parameters.all();
    }

    private static ParameterType kind(SoapMember member, SoapType type) {
        if (type.isComplex()) {
            // With text beside attributes, the text alone will do.
            boolean hasText = type.simple() != ParameterType.ANY;
            return hasText ? ParameterType.ANY : member.isRepeated() ? ParameterType.MAP_LIST : ParameterType.MAP;
        }
        if (member.isRepeated()) {
            return type.simple() == ParameterType.TEXT ? ParameterType.STRING_LIST : ParameterType.ANY;
        }
        return type.simple();
    }
}
