package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** What every REST connection can do, and what its configuration adds. */
final class RestOperations {
    static final String DESCRIBE = "describe";
    /** Those that every connection has. */
    static final Set<String> NAMES = Set.of("get", "post", "put", "patch", "delete", DESCRIBE);

    private static final Parameter PATH = Parameter.required(
            "path", ParameterType.STRING, "Path below the base URL, encoded, beginning with a slash, without a query.");
    private static final Parameter QUERY =
            Parameter.optional("query", ParameterType.MAP, "Query parameters by name; a list repeats its parameter.");
    private static final Parameter HEADERS =
            Parameter.optional("headers", ParameterType.MAP, "Further headers by name.");
    private static final Parameter BODY = Parameter.optional(
            "body", ParameterType.ANY, "The body, which goes out as JSON unless a header Content-Type says otherwise.");
    private static final Parameter RESULT = Parameter.optional(
            "result",
            ParameterType.MAP,
            "Names, each with the JSONPath of its value in the answer; if unset, all of it.");

    private RestOperations() {}

    /** @param calls as they are when an operation is called */
    static OperationTable table(Supplier<RestCalls> calls) {
        return table(calls, List.of());
    }

    /** The same with what a configuration declares. */
    static OperationTable table(Supplier<RestCalls> calls, List<DeclaredOperation> declared) {
        OperationTable.Builder table = OperationTable.builder()
                .operation(
                        "get",
                        RepeatSafety.SAFE,
                        "Gets something; with items a list, with paged all of its pages.",
                        (arguments, context) -> calls.get().plain("GET", arguments, context),
                        PATH,
                        QUERY,
                        HEADERS,
                        RESULT,
                        Parameter.optional(
                                "items",
                                ParameterType.STRING,
                                "JSONPath of the rows of a list, each of which result is for then."),
                        Parameter.withDefault(
                                "paged",
                                ParameterType.BOOLEAN,
                                false,
                                "Whether the pages that follow are read, as the connection says."),
                        Parameter.withDefault("max_pages", ParameterType.INTEGER, 10, "Pages at most, up to 1000."),
                        Parameter.withDefault(
                                "max_items", ParameterType.INTEGER, 1000, "Items at most, up to 100000."));
        write(table, calls, "post", RepeatSafety.UNSAFE, "Posts a body.");
        write(table, calls, "put", RepeatSafety.SAFE, "Puts a body in the place of what is there.");
        write(table, calls, "patch", RepeatSafety.UNSAFE, "Changes a part of what is there.");
        table.operation(
                "delete",
                RepeatSafety.SAFE,
                "Deletes something.",
                (arguments, context) -> calls.get().plain("DELETE", arguments, context),
                PATH,
                QUERY,
                HEADERS,
                RESULT);
        table.operation(
                DESCRIBE,
                RepeatSafety.SAFE,
                "Lists the operations that the connection declares and those of the service's OpenAPI document.",
                (arguments, context) -> calls.get().describe(arguments, context),
                SchemaListing.parameters());
        declared.forEach(operation -> declare(table, calls, operation));
        return table.build();
    }

    private static void write(
            OperationTable.Builder table,
            Supplier<RestCalls> calls,
            String name,
            RepeatSafety safety,
            String description) {
        String method = name.toUpperCase(Locale.ROOT);
        table.operation(
                name,
                safety,
                description,
                (arguments, context) -> calls.get().plain(method, arguments, context),
                PATH,
                QUERY,
                HEADERS,
                BODY,
                RESULT);
    }

    private static void declare(OperationTable.Builder table, Supplier<RestCalls> calls, DeclaredOperation operation) {
        OperationHandler handler = (arguments, context) -> calls.get().declared(operation, arguments.toMap(), context);
        table.operation(
                operation.name(),
                operation.safety(),
                operation.description(),
                handler,
                operation.parameters().toArray(Parameter[]::new));
        ItemVerb verb = operation.verb();
        if (verb != null) {
            table.item(
                    verb,
                    operation.itemType(),
                    operation.safety(),
                    operation.description(),
                    handler,
                    operation.parametersOfItem().toArray(Parameter[]::new));
        }
    }
}
