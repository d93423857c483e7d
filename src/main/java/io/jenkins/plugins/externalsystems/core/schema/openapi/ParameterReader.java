package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the parameters of a path and of an operation; those of the operation override those of the path. */
final class ParameterReader {
    /** What headers and cookies are called. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    /** As OpenAPI says, these are the content type's and the connection's. */
    private static final Set<String> NOT_BY_PARAMETER = Set.of("accept", "content-type", "authorization");

    private final References references;
    private final DataTypes types;
    private final boolean isSwagger;

    /** @param isSwagger whether the document is one of Swagger 2, which knows no cookies */
    ParameterReader(References references, DataTypes types, boolean isSwagger) {
        this.isSwagger = isSwagger;
        this.references = references;
        this.types = types;
    }

    /** All that apply by place and name, such as {@code query/id}; those of the body of Swagger 2 too. */
    Map<String, DocumentNode> applying(DocumentNode pathItem, DocumentNode operation) {
        Map<String, DocumentNode> byPlace = new LinkedHashMap<>();
        for (DocumentNode list : List.of(pathItem.get("parameters"), operation.get("parameters"))) {
            for (DocumentNode element : list.elements()) {
                DocumentNode parameter = references.resolve(element);
                byPlace.put(parameter.text("in") + "/" + parameter.text("name"), parameter);
            }
        }
        return byPlace;
    }

    /** Adds those that are in path, query, header and cookies. */
    void add(Map<String, DocumentNode> applying, String path, ParameterNames parameters) {
        for (DocumentNode parameter : applying.values()) {
            switch (parameter.text("in")) {
                case "path" -> {
                    if (path.contains("{" + parameter.text("name") + "}")) {
                        add(parameter, ParameterPlace.PATH, parameters);
                    }
                }
                case "query" -> add(parameter, ParameterPlace.QUERY, parameters);
                case "header" -> addHeader(parameter, parameters);
                case "cookie" -> addCookie(parameter, parameters);
                default -> {
                    // Body and form are read as one.
                }
            }
        }
    }

    private void addHeader(DocumentNode parameter, ParameterNames parameters) {
        String name = parameter.text("name");
        if (NOT_BY_PARAMETER.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!TOKEN.matcher(name).matches()) {
            refuseIfRequired(parameter, "has a name that no header can have");
            return;
        }
        add(parameter, ParameterPlace.HEADER, parameters);
    }

    private void addCookie(DocumentNode parameter, ParameterNames parameters) {
        if (isSwagger) {
            refuseIfRequired(parameter, "is a cookie, which Swagger 2 does not know");
        } else if (!TOKEN.matcher(parameter.text("name")).matches()) {
            refuseIfRequired(parameter, "has a name that no cookie can have");
        } else {
            add(parameter, ParameterPlace.COOKIE, parameters);
        }
    }

    private static void refuseIfRequired(DocumentNode parameter, String problem) {
        if (parameter.isTrue("required")) {
            throw new UnusableOperationException(
                    "its parameter '" + SafeWords.of(parameter.text("name")) + "' " + problem);
        }
    }

    private void add(DocumentNode parameter, ParameterPlace place, ParameterNames parameters) {
        String name = parameter.text("name");
        if (name.isEmpty()) {
            throw new UnusableOperationException("a parameter has no name at " + parameter.where());
        }
        DocumentNode schema = parameter.get("schema").exists() ? parameter.get("schema") : parameter;
        ParameterType type = types.typeOf(schema);
        if (type == ParameterType.MAP
                || type == ParameterType.MAP_LIST
                || parameter.get("content").exists()) {
            // Nobody agrees how maps look in a URL, so they are a text that the caller writes.
            type = ParameterType.TEXT;
        }
        boolean isText = type == ParameterType.TEXT;
        parameters.add(new SchemaParameter(
                name,
                name,
                place,
                isText ? ParameterType.STRING : type,
                place == ParameterPlace.PATH || parameter.isTrue("required"),
                types.defaultOf(schema),
                types.choices(schema),
                separator(parameter, place),
                parameter.text("description").isEmpty() ? types.description(schema) : parameter.text("description"),
                place == ParameterPlace.COOKIE && isPlainText(parameter) ? "text/plain" : ""));
    }

    /**
     * Whether the document says that the value is written as it is.
     *
     * @see <a href="https://spec.openapis.org/oas/v3.1.1.html#appendix-d-serializing-headers-and-cookies">OpenAPI 3.1, Appendix D</a>
     */
    private static boolean isPlainText(DocumentNode parameter) {
        return parameter.get("content").entries().stream().anyMatch(type -> MediaTypes.isText(type.key()));
    }

    private static String separator(DocumentNode parameter, ParameterPlace place) {
        return switch (parameter.text("collectionFormat")) {
            case "multi" -> "";
            case "ssv" -> " ";
            case "tsv" -> "\t";
            case "pipes" -> "|";
            case "csv" -> ",";
            default -> separator3(parameter, place);
        };
    }

    private static String separator3(DocumentNode parameter, ParameterPlace place) {
        boolean isThree = parameter.get("schema").exists();
        String style = parameter.text("style");
        boolean explodes = parameter.get("explode").exists()
                ? parameter.isTrue("explode")
                : style.isEmpty() || style.equals("form");
        // With cookies an ampersand, which the style has between the elements, would be a part of a value (Appendix D).
        if (isThree && (place == ParameterPlace.QUERY || place == ParameterPlace.COOKIE) && explodes) {
            return "";
        }
        return style.equals("spaceDelimited") ? " " : style.equals("pipeDelimited") ? "|" : ",";
    }
}
