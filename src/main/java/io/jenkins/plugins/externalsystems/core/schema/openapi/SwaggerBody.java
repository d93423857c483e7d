package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.List;
import java.util.Map;

/** The body of a request in Swagger 2, where it is among the parameters. */
final class SwaggerBody {
    private static final String JSON = "application/json";

    private SwaggerBody() {}

    /** Adds body and form. @return the content type, empty where there is no body */
    static String add(
            DocumentNode root,
            DocumentNode operation,
            Map<String, DocumentNode> applying,
            BodyReader bodies,
            DataTypes types,
            ParameterNames parameters) {
        List<String> consumes = consumes(root, operation);
        List<DocumentNode> form = applying.values().stream()
                .filter(parameter -> parameter.text("in").equals("formData"))
                .toList();
        if (!form.isEmpty()) {
            boolean isMultipart =
                    consumes.contains(MediaTypes.MULTIPART) || form.stream().anyMatch(types::isFile);
            form.forEach(field -> addField(field, isMultipart, types, parameters));
            return isMultipart ? MediaTypes.MULTIPART : MediaTypes.FORM;
        }
        for (DocumentNode parameter : applying.values()) {
            if (parameter.text("in").equals("body")) {
                String type = bodyType(consumes);
                bodies.addSchema(
                        parameter.get("schema"),
                        new BodyReader.Shape(
                                type, parameter.isTrue("required"), parameter.text("description"), name -> ""),
                        parameters);
                return type;
            }
        }
        return "";
    }

    private static String bodyType(List<String> consumes) {
        return consumes.stream()
                .filter(MediaTypes::isJson)
                .findFirst()
                .or(() -> consumes.stream()
                        .filter(type -> MediaTypes.isText(type) || MediaTypes.isBinary(type))
                        .findFirst())
                .orElse(JSON);
    }

    private static List<String> consumes(DocumentNode root, DocumentNode operation) {
        DocumentNode own = operation.get("consumes");
        return (own.isList() ? own : root.get("consumes"))
                .elements().stream()
                        .map(type -> type.text().orElse(""))
                        .filter(MediaTypes::isSafe)
                        .toList();
    }

    private static void addField(DocumentNode field, boolean isMultipart, DataTypes types, ParameterNames parameters) {
        SchemaParameter plain = new SchemaParameter(
                field.text("name"),
                field.text("name"),
                isMultipart ? ParameterPlace.PART : ParameterPlace.BODY,
                types.typeOf(field),
                field.isTrue("required"),
                types.defaultOf(field),
                types.choices(field),
                field.text("collectionFormat").equals("multi") ? "" : ",",
                field.text("description"));
        parameters.add(isMultipart && types.isFile(field) ? FileParts.of(plain, false) : plain);
    }
}
