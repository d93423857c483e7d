package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes parameters of a request's body: one for each property of an object or a form, else one for the whole. */
final class BodyReader {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private final References references;
    private final DataTypes types;

    BodyReader(References references, DataTypes types) {
        this.references = references;
        this.types = types;
    }

    /** Reads a body of OpenAPI 3. @return its content type, empty where there is no body */
    String read(DocumentNode requestBody, ParameterNames parameters) {
        DocumentNode body = references.resolve(requestBody);
        if (!body.exists()) {
            return "";
        }
        DocumentNode content = chosen(body.get("content").entries());
        addSchema(content.get("schema"), content.key(), body.isTrue("required"), body.text("description"), parameters);
        return content.key();
    }

    /** JSON before forms before what else there is, since most services take JSON as well. */
    private static DocumentNode chosen(List<DocumentNode> contents) {
        for (DocumentNode content : contents) {
            if (isJson(content.key())) {
                return content;
            }
        }
        for (String type : List.of(FORM, MULTIPART, "text/plain", "application/octet-stream")) {
            for (DocumentNode content : contents) {
                if (mediaType(content.key()).equals(type)) {
                    return content;
                }
            }
        }
        throw new UnusableOperationException("its body is neither JSON nor a form nor text");
    }

    static boolean isJson(String contentType) {
        String type = mediaType(contentType);
        return type.equals("application/json") || type.endsWith("+json") || type.equals("*/*");
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Adds what a schema of a body needs. */
    void addSchema(
            DocumentNode schema, String contentType, boolean isRequired, String words, ParameterNames parameters) {
        String type = mediaType(contentType);
        boolean isForm = type.equals(FORM) || type.equals(MULTIPART);
        if ((isForm || isJson(contentType)) && types.isObject(schema)) {
            addProperties(schema, type.equals(MULTIPART), isRequired, parameters);
            return;
        }
        if (isForm) {
            throw new UnusableOperationException("its form does not say which fields it has");
        }
        ParameterType kind = isJson(contentType) ? types.typeOf(schema) : ParameterType.TEXT;
        String description = words.isEmpty() ? "The body of the request." : words;
        parameters.add(new SchemaParameter(
                "body", "body", ParameterPlace.WHOLE_BODY, kind, isRequired, null, List.of(), "", description));
    }

    private void addProperties(
            DocumentNode schema, boolean isMultipart, boolean isBodyRequired, ParameterNames parameters) {
        Set<String> required = types.required(schema);
        for (Map.Entry<String, DocumentNode> property : types.properties(schema).entrySet()) {
            DocumentNode node = property.getValue();
            if (!types.isReadOnly(node)) {
                boolean isFile = isMultipart && types.isFile(node);
                parameters.add(new SchemaParameter(
                        property.getKey(),
                        property.getKey(),
                        isMultipart ? ParameterPlace.PART : ParameterPlace.BODY,
                        isFile ? ParameterType.ANY : types.typeOf(node),
                        isBodyRequired && required.contains(property.getKey()),
                        types.defaultOf(node),
                        types.choices(node),
                        "",
                        types.description(node)));
            }
        }
    }
}
