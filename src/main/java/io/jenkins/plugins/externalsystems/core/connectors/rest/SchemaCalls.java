package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.auth.CookieHeader;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.AnswerMapping;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.CookieRules;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.HeaderRules;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.SafePath;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.schema.HttpTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Calls what an OpenAPI document describes. */
record SchemaCalls(RestClient client) {
    CompletionStage<Map<String, Object>> call(SchemaOperation operation, Arguments arguments, CallContext context) {
        HttpTarget target = (HttpTarget) operation.target();
        Map<String, Object> values = arguments.toMap();
        return NamedFiles.find(operation, values, context)
                .thenCompose(files -> client.send(
                        request(operation, target, values, files, context), target.safety(), false, context))
                .thenApply(answer -> AnswerMapping.none().one(answer.data()));
    }

    private FilledRequest request(
            SchemaOperation operation,
            HttpTarget target,
            Map<String, Object> values,
            NamedFiles files,
            CallContext context) {
        String path = target.path();
        List<Map.Entry<String, String>> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> cookies = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        Object whole = FormParts.of(operation.parameters(), values, files, context);
        for (SchemaParameter parameter : operation.parameters()) {
            Object value = values.get(parameter.name());
            if (value == null) {
                continue;
            }
            switch (parameter.place()) {
                case PATH -> path = path.replace("{" + parameter.wireName() + "}", segment(parameter, value, context));
                case QUERY -> addQuery(parameter, value, query, context);
                case HEADER -> headers.put(parameter.wireName(), header(parameter, value, context));
                case COOKIE -> addCookies(parameter, value, cookies, context);
                case WHOLE_BODY -> whole = value;
                case FILE_BODY -> whole = fileBody(parameter, target, files);
                case PART, FILE_PART -> {
                    // In the form already.
                }
                default -> properties.put(parameter.wireName(), value);
            }
        }
        Object body = whole == null && hasBody(operation) ? properties : whole;
        if (body != null && !(body instanceof HttpBody) && FileType.isConcrete(target.contentType())) {
            headers.put("Content-Type", target.contentType());
        }
        addCookies(cookies, headers);
        return new FilledRequest(target.method(), path, query, headers, body);
    }

    /** Beside those that a header of the call, or of the connection, has already. */
    private void addCookies(List<String> cookies, Map<String, String> headers) {
        if (!cookies.isEmpty()) {
            Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            known.putAll(client.headers());
            known.putAll(headers);
            headers.keySet().removeIf(CookieHeader.NAME::equalsIgnoreCase);
            headers.put(
                    CookieHeader.NAME,
                    CookieHeader.joined(known.getOrDefault(CookieHeader.NAME, ""), String.join("; ", cookies)));
        }
    }

    private static boolean hasBody(SchemaOperation operation) {
        return operation.parameters().stream().anyMatch(parameter -> switch (parameter.place()) {
            case BODY -> true;
            default -> false;
        });
    }

    @CheckForNull
    private static HttpBody fileBody(SchemaParameter parameter, HttpTarget target, NamedFiles files) {
        return files.of(parameter).stream()
                .findFirst()
                .map(file -> new FileBody(file, FileType.of(target.contentType(), file.name())))
                .orElse(null);
    }

    private static String segment(SchemaParameter parameter, Object value, CallContext context) {
        try {
            return SafePath.segment(text(parameter, value, context));
        } catch (IllegalArgumentException unsafe) {
            throw context.invalid(parameter.name(), unsafe.getMessage());
        }
    }

    private static void addQuery(
            SchemaParameter parameter, Object value, List<Map.Entry<String, String>> query, CallContext context) {
        if (value instanceof Collection<?> several && parameter.separator().isEmpty()) {
            several.forEach(each -> query.add(Map.entry(parameter.wireName(), text(parameter, each, context))));
        } else {
            query.add(Map.entry(parameter.wireName(), text(parameter, value, context)));
        }
    }

    private static String header(SchemaParameter parameter, Object value, CallContext context) {
        try {
            HeaderRules.requireName(parameter.wireName());
            return HeaderRules.requireValue(text(parameter, value, context));
        } catch (IllegalArgumentException unfit) {
            throw context.invalid(parameter.name(), unfit.getMessage());
        }
    }

    private static void addCookies(SchemaParameter parameter, Object value, List<String> cookies, CallContext context) {
        boolean isEach = value instanceof Collection && parameter.separator().isEmpty();
        for (Object each : isEach ? (Collection<?>) value : List.of(value)) {
            String text = text(parameter, each, context);
            try {
                boolean isReady = !parameter.contentType().isEmpty();
                cookies.add(CookieRules.pair(parameter.wireName(), isReady ? text : CookieRules.encoded(text)));
            } catch (IllegalArgumentException unfit) {
                throw context.invalid(parameter.name(), unfit.getMessage());
            }
        }
    }

    static String text(SchemaParameter parameter, @CheckForNull Object value, CallContext context) {
        if (value instanceof Collection<?> several) {
            String separator = parameter.separator().isEmpty() ? "," : parameter.separator();
            return several.stream().map(each -> text(parameter, each, context)).collect(Collectors.joining(separator));
        }
        if (value == null || value instanceof Map) {
            throw context.invalid(parameter.name(), "must be a text, a number, or a list of these");
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
