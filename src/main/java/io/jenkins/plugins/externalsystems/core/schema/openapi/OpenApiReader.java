package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.HttpTarget;
import io.jenkins.plugins.externalsystems.core.schema.OperationNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaNotes;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentText;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenAPI 3.0 and 3.1 and Swagger 2, in JSON or YAML. What can be understood is listed, the rest noted; nothing is
 * fetched, and nothing that the document says costs more than {@link io.jenkins.plugins.externalsystems.core.schema.SchemaLimits}. One
 * object reads one document.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 * @see <a href="https://spec.openapis.org/oas/v2.0.html">OpenAPI 2.0</a>
 */
public final class OpenApiReader {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final int LONGEST_PATH = 1_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)\\}");

    private final DocumentNode root;
    private final boolean isSwagger;
    private final SchemaBudget budget;
    private final SchemaNotes notes = new SchemaNotes();
    private final OperationNames names = new OperationNames(notes);
    private final References references;
    private final DataTypes types;
    private final ParameterReader parameterReader;
    private final BodyReader bodyReader;

    private OpenApiReader(DocumentNode root, boolean isSwagger, SchemaBudget budget) {
        this.budget = budget;
        this.root = root;
        this.isSwagger = isSwagger;
        this.references = new References(root, budget);
        this.types = new DataTypes(references);
        this.parameterReader = new ParameterReader(references, types, isSwagger);
        this.bodyReader = new BodyReader(references, types);
    }

    /**
     * Reads a document.
     *
     * @throws SchemaException if it is none of these, or costs too much
     */
    public static ServiceSchema read(byte[] document) {
        SchemaBudget budget = new SchemaBudget();
        DocumentNode root = DocumentText.read(document, budget);
        String three = root.text("openapi");
        boolean isSwagger = root.text("swagger").startsWith("2.");
        if (!isSwagger && !three.startsWith("3.0") && !three.startsWith("3.1")) {
            String version = three + root.text("swagger");
            throw new SchemaException(
                    version.isEmpty()
                            ? "is no OpenAPI document: it has neither 'openapi' nor 'swagger'"
                            : "is OpenAPI of version '" + SafeWords.of(version) + "'; 2.0, 3.0 and 3.1 are known");
        }
        if (!root.get("paths").isMap()) {
            throw new SchemaException("has no map of paths at #/paths");
        }
        return new OpenApiReader(root, isSwagger, budget).read();
    }

    private ServiceSchema read() {
        List<SchemaOperation> operations = new ArrayList<>();
        for (DocumentNode entry : root.get("paths").entries()) {
            if (!entry.key().startsWith("x-")) {
                readPath(entry, operations);
            }
        }
        DocumentNode info = root.get("info");
        return new ServiceSchema(
                info.text("title"), info.text("version"), BaseUrls.of(root, isSwagger), operations, notes.sentences());
    }

    private void readPath(DocumentNode entry, List<SchemaOperation> operations) {
        DocumentNode pathItem;
        try {
            pathItem = references.resolve(entry);
        } catch (UnusableOperationException unusable) {
            notes.leftOut(entry.key(), unusable.getMessage());
            return;
        }
        for (DocumentNode operation : pathItem.entries()) {
            if (METHODS.contains(operation.key()) && operation.isMap()) {
                budget.operation();
                String method = operation.key().toUpperCase(Locale.ROOT);
                try {
                    operations.add(readOperation(entry.key(), method, pathItem, operation));
                } catch (UnusableOperationException unusable) {
                    notes.leftOut(method + " " + entry.key(), unusable.getMessage());
                }
            }
        }
    }

    private SchemaOperation readOperation(String path, String method, DocumentNode pathItem, DocumentNode operation) {
        requireUsable(path);
        ParameterNames parameters = new ParameterNames(budget);
        Map<String, DocumentNode> applying = parameterReader.applying(pathItem, operation);
        parameterReader.add(applying, path, parameters);
        addUndeclared(path, parameters);
        String contentType = isSwagger
                ? SwaggerBody.add(root, operation, applying, bodyReader, types, parameters)
                : bodyReader.read(operation.get("requestBody"), parameters);
        String wish = operation.text("operationId").isBlank()
                ? OperationNames.derived(method, path)
                : operation.text("operationId").strip();
        // What deletes has a name that says so, since connections may admit or refuse it by name.
        boolean saysSo = wish.toLowerCase(Locale.ROOT).startsWith("delete");
        String name = names.take(method.equals("DELETE") && !saysSo ? "delete_" + wish : wish);
        String summary = operation.text("summary");
        return new SchemaOperation(
                name,
                summary.isEmpty() ? operation.text("description") : summary,
                operation.isTrue("deprecated"),
                parameters.all(),
                new HttpTarget(method, path, contentType));
    }

    /** A path is below the base URL, whatever the document says. */
    private static void requireUsable(String path) {
        if (path.length() > LONGEST_PATH) {
            throw new UnusableOperationException("its path has more than %,d characters".formatted(LONGEST_PATH));
        }
        boolean climbs = ("/" + path + "/").replace('\\', '/').contains("/../");
        if (!path.startsWith("/") || path.startsWith("//") || climbs || !path.matches("[!-~&&[^?#\\\\]]+")) {
            throw new UnusableOperationException("its path is none that can be asked for below a base URL");
        }
    }

    /** Documents forget parameters that stand in the path. */
    private static void addUndeclared(String path, ParameterNames parameters) {
        List<String> declared = parameters.all().stream()
                .filter(parameter -> parameter.place() == ParameterPlace.PATH)
                .map(SchemaParameter::wireName)
                .toList();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            String name = variables.group(1);
            if (!declared.contains(name)) {
                parameters.add(new SchemaParameter(
                        name, name, ParameterPlace.PATH, ParameterType.STRING, true, null, List.of(), "", ""));
            }
        }
    }
}
