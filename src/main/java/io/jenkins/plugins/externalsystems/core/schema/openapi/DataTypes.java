package io.jenkins.plugins.externalsystems.core.schema.openapi;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a JSON Schema of a document means for a caller. Only the first level matters, deeper ones are the service's to check. */
final class DataTypes {
    private static final int MOST_PARTS = 20;

    private final References references;

    DataTypes(References references) {
        this.references = references;
    }

    /** What a value may be; ANY where the schema does not say, or says several things. */
    ParameterType typeOf(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        return switch (typeName(known)) {
            case "string" -> ParameterType.TEXT;
            case "integer" -> "int32".equals(known.text("format")) ? ParameterType.INTEGER : ParameterType.NUMBER;
            case "number" -> ParameterType.NUMBER;
            case "boolean" -> ParameterType.BOOLEAN;
            case "array" -> listOf(known.get("items"));
            case "object" -> ParameterType.MAP;
            default -> isObject(known, 0) ? ParameterType.MAP : ParameterType.ANY;
        };
    }

    private ParameterType listOf(DocumentNode items) {
        DocumentNode known = references.resolve(items);
        return switch (typeName(known)) {
            case "string" -> ParameterType.STRING_LIST;
            case "object" -> ParameterType.MAP_LIST;
            default -> known.exists() && isObject(known, 0) ? ParameterType.MAP_LIST : ParameterType.ANY;
        };
    }

    /** One type, where 3.1 may have a list with "null" beside it. */
    private static String typeName(DocumentNode schema) {
        DocumentNode type = schema.get("type");
        if (!type.isList()) {
            return type.text().orElse("");
        }
        List<String> names = type.elements().stream()
                .map(element -> element.text().orElse("null"))
                .filter(name -> !name.equals("null"))
                .toList();
        return names.size() == 1 ? names.get(0) : "";
    }

    /** Whether it has properties to name. */
    boolean isObject(DocumentNode schema) {
        return isObject(references.resolve(schema), 0);
    }

    private boolean isObject(DocumentNode schema, int level) {
        if (schema.get("oneOf").exists() || schema.get("anyOf").exists() || level > MOST_PARTS) {
            return false;
        }
        if (schema.get("properties").isMap()) {
            return true;
        }
        for (DocumentNode part : schema.get("allOf").elements()) {
            if (isObject(references.resolve(part), level + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The texts that are allowed; none where any is, or where there are too many to name. */
    List<String> choices(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        List<DocumentNode> values = known.get("enum").elements();
        if (values.isEmpty() && known.get("const").text().isPresent()) {
            values = List.of(known.get("const"));
        }
        if (values.size() > SchemaLimits.CHOICES || typeOf(known) != ParameterType.TEXT) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (DocumentNode value : values) {
            value.text().filter(text -> text.length() <= SchemaLimits.NAME).ifPresent(texts::add);
        }
        return texts.size() < values.stream().filter(DocumentNode::exists).count() ? List.of() : texts;
    }

    /** What the service takes where nothing is given; null for none. */
    @CheckForNull
    Object defaultOf(DocumentNode schema) {
        Object value = references.resolve(schema).get("default").scalar();
        return value instanceof String text && text.length() > SchemaLimits.DESCRIPTION ? null : value;
    }

    /** The properties of an object by name, those that it takes from others too. */
    Map<String, DocumentNode> properties(DocumentNode schema) {
        Map<String, DocumentNode> properties = new LinkedHashMap<>();
        collect(references.resolve(schema), properties, new LinkedHashSet<>(), 0);
        return properties;
    }

    /** The names of the properties that have to be there. */
    Set<String> required(DocumentNode schema) {
        Set<String> required = new LinkedHashSet<>();
        collect(references.resolve(schema), new LinkedHashMap<>(), required, 0);
        return required;
    }

    private void collect(DocumentNode schema, Map<String, DocumentNode> properties, Set<String> required, int level) {
        if (level > MOST_PARTS) {
            throw new UnusableOperationException("its body is put together of too many parts at " + schema.where());
        }
        for (DocumentNode part : schema.get("allOf").elements()) {
            collect(references.resolve(part), properties, required, level + 1);
        }
        for (DocumentNode property : schema.get("properties").entries()) {
            if (properties.size() >= SchemaLimits.PARAMETERS && !properties.containsKey(property.key())) {
                throw new UnusableOperationException("its body has more than %,d properties at %s"
                        .formatted(SchemaLimits.PARAMETERS, schema.where()));
            }
            properties.put(property.key(), property);
        }
        for (DocumentNode name : schema.get("required").elements()) {
            name.text()
                    .filter(text -> required.size() < SchemaLimits.PARAMETERS)
                    .ifPresent(required::add);
        }
    }

    /** A schema's own words about itself. */
    String description(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        String words = known.text("description");
        return words.isEmpty() ? known.text("title") : words;
    }

    /** Whether only the service writes it, so that no caller sends it. */
    boolean isReadOnly(DocumentNode schema) {
        return references.resolve(schema).isTrue("readOnly");
    }

    /** Whether it is a file's content. */
    boolean isFile(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        return "file".equals(known.text("type"))
                || "binary".equals(known.text("format"))
                || !known.text("contentMediaType").isEmpty()
                        && known.text("contentEncoding").isEmpty();
    }

    /** Whether it is a list of files' contents. */
    boolean isListOfFiles(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        return typeName(known).equals("array") && isFile(known.get("items"));
    }

    /** Whether bytes are written as text, such as Base64. */
    boolean isEncoded(DocumentNode schema) {
        DocumentNode known = references.resolve(schema);
        return known.text("format").equals("byte")
                || !known.text("contentEncoding").isEmpty();
    }
}
