package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.List;
import java.util.Map;

/** The body of a request in Swagger 2, where it is among the parameters. */
final class SwaggerBody {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

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
            boolean isMultipart = consumes.contains(MULTIPART) || form.stream().anyMatch(types::isFile);
            form.forEach(field -> addField(field, isMultipart, types, parameters));
            return isMultipart ? MULTIPART : FORM;
        }
        for (DocumentNode parameter : applying.values()) {
            if (parameter.text("in").equals("body")) {
                String type =
                        consumes.stream().filter(BodyReader::isJson).findFirst().orElse(JSON);
                bodies.addSchema(
                        parameter.get("schema"),
                        type,
                        parameter.isTrue("required"),
                        parameter.text("description"),
                        parameters);
                return type;
            }
        }
        return "";
    }

    private static List<String> consumes(DocumentNode root, DocumentNode operation) {
        DocumentNode own = operation.get("consumes");
        return (own.isList() ? own : root.get("consumes"))
                .elements().stream().map(type -> type.text().orElse("")).toList();
    }

    private static void addField(DocumentNode field, boolean isMultipart, DataTypes types, ParameterNames parameters) {
        parameters.add(new SchemaParameter(
                field.text("name"),
                field.text("name"),
                isMultipart ? ParameterPlace.PART : ParameterPlace.BODY,
                types.isFile(field) ? ParameterType.ANY : types.typeOf(field),
                field.isTrue("required"),
                types.defaultOf(field),
                types.choices(field),
                field.text("collectionFormat").equals("multi") ? "" : ",",
                field.text("description")));
    }
}
