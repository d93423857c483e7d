package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.MultipartBody;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes a form of several parts: files, texts, and JSON for what is neither text nor number. A list is a part for each of its
 * elements.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.4.html#encoding-object">The types of parts</a>
 */
final class FormParts {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final MultipartBody.Builder form;
    private final CallContext context;
    private boolean isEmpty = true;

    private FormParts(CallContext context) {
        this.context = context;
        this.form = MultipartBody.seeded(context.idempotencyKey() + "/" + context.operation());
    }

    /** The form; null where no part has a value. */
    @CheckForNull
    static HttpBody of(
            List<SchemaParameter> parameters, Map<String, Object> values, NamedFiles files, CallContext context) {
        FormParts parts = new FormParts(context);
        for (SchemaParameter parameter : parameters) {
            Object value = values.get(parameter.name());
            if (parameter.place() == ParameterPlace.FILE_PART) {
                files.of(parameter).forEach(file -> parts.add(parameter, file));
            } else if (parameter.place() == ParameterPlace.PART && value != null) {
                parts.addAll(parameter, value);
            }
        }
        return parts.isEmpty ? null : parts.form.build();
    }

    private void add(SchemaParameter parameter, FileContent file) {
        String type = FileType.of(parameter.contentType(), file.name());
        form.file(parameter.wireName(), file.name(), new FileBody(file, type));
        isEmpty = false;
    }

    private void addAll(SchemaParameter parameter, Object value) {
        if (value instanceof Collection<?> several && parameter.separator().isEmpty()) {
            several.forEach(each -> add(parameter, each));
        } else {
            add(parameter, value);
        }
    }

    private void add(SchemaParameter parameter, @CheckForNull Object value) {
        boolean isData = value instanceof Map
                || value instanceof Collection && parameter.separator().isEmpty();
        String usual = isData ? JSON : TEXT;
        String type = FileType.isConcrete(parameter.contentType()) ? parameter.contentType() : usual;
        Object plain = isData || RequestBody.isJson(type) ? value : SchemaCalls.text(parameter, value, context);
        try {
            form.part(parameter.wireName(), RequestBody.of(plain, type));
        } catch (IllegalArgumentException unfit) {
            throw context.invalid(parameter.name(), unfit.getMessage());
        }
        isEmpty = false;
    }
}
