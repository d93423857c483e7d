package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes parameters of a request's body: one for each property of an object or a form, else one for the whole. Files are named
 * by their paths.
 */
final class BodyReader {
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
        DocumentNode content = chosen(body.get("content").entries().stream()
                .filter(entry -> MediaTypes.isSafe(entry.key()))
                .toList());
        DocumentNode encoding = content.get("encoding");
        Shape shape = new Shape(
                content.key(),
                body.isTrue("required"),
                body.text("description"),
                name -> encoding.get(name).text("contentType"));
        addSchema(content.get("schema"), shape, parameters);
        return content.key();
    }

    /**
     * What is said beside a body's schema.
     *
     * @param partType the type of a part of a form by its name, empty for none; see the
     *     <a href="https://spec.openapis.org/oas/v3.0.4.html#encoding-object">Encoding Object</a>
     */
    record Shape(String contentType, boolean isRequired, String words, UnaryOperator<String> partType) {}

    /** JSON before forms before text before files, since most services take JSON as well. */
    private DocumentNode chosen(List<DocumentNode> contents) {
        List<Predicate<DocumentNode>> order = List.of(
                content -> MediaTypes.isJson(content.key()),
                content -> MediaTypes.bare(content.key()).equals(MediaTypes.FORM),
                content -> MediaTypes.bare(content.key()).equals(MediaTypes.MULTIPART),
                content -> MediaTypes.bare(content.key()).equals("text/plain"),
                content -> MediaTypes.bare(content.key()).equals("application/octet-stream"),
                content -> MediaTypes.isText(content.key()),
                this::isFile);
        for (Predicate<DocumentNode> wanted : order) {
            for (DocumentNode content : contents) {
                if (wanted.test(content)) {
                    return content;
                }
            }
        }
        throw new UnusableOperationException("its body is neither JSON nor a form nor text nor a file");
    }

    private boolean isFile(DocumentNode content) {
        return isFile(content.get("schema"), content.key());
    }

    /** As the schema says; where it says nothing, as the type says. */
    private boolean isFile(DocumentNode schema, String type) {
        boolean isOther = MediaTypes.isMultipart(type) || MediaTypes.isJson(type) && !MediaTypes.isAny(type);
        return !isOther && (types.isFile(schema) || MediaTypes.isBinary(type) && !types.isEncoded(schema));
    }

    /** Adds what a schema of a body needs. */
    void addSchema(DocumentNode schema, Shape shape, ParameterNames parameters) {
        String contentType = shape.contentType();
        String type = MediaTypes.bare(contentType);
        boolean isForm = type.equals(MediaTypes.FORM) || type.equals(MediaTypes.MULTIPART);
        if ((isForm || MediaTypes.isJson(contentType)) && types.isObject(schema)) {
            addProperties(schema, shape, type.equals(MediaTypes.MULTIPART), parameters);
            return;
        }
        if (isForm) {
            throw new UnusableOperationException("its form does not say which fields it has");
        }
        boolean isFile = isFile(schema, contentType);
        ParameterType other = MediaTypes.isJson(contentType) ? types.typeOf(schema) : ParameterType.TEXT;
        String words = shape.words().isEmpty() ? "The body of the request." : shape.words();
        parameters.add(new SchemaParameter(
                "body",
                "body",
                isFile ? ParameterPlace.FILE_BODY : ParameterPlace.WHOLE_BODY,
                isFile ? ParameterType.STRING : other,
                shape.isRequired(),
                null,
                List.of(),
                "",
                isFile ? FileParts.ONE_FILE + words : words));
    }

    private void addProperties(DocumentNode schema, Shape shape, boolean isMultipart, ParameterNames parameters) {
        Set<String> required = types.required(schema);
        for (Map.Entry<String, DocumentNode> property : types.properties(schema).entrySet()) {
            DocumentNode node = property.getValue();
            if (!types.isReadOnly(node)) {
                String name = property.getKey();
                String partType = isMultipart ? shape.partType().apply(name) : "";
                SchemaParameter plain = new SchemaParameter(
                        name,
                        name,
                        isMultipart ? ParameterPlace.PART : ParameterPlace.BODY,
                        types.typeOf(node),
                        shape.isRequired() && required.contains(name),
                        types.defaultOf(node),
                        types.choices(node),
                        "",
                        types.description(node),
                        MediaTypes.isSafe(partType) ? partType : "");
                boolean isSeveral = types.isListOfFiles(node);
                boolean isFile = isMultipart && (isSeveral || types.isFile(node));
                parameters.add(isFile ? FileParts.of(plain, isSeveral) : plain);
            }
        }
    }
}
