package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import java.util.function.Supplier;

/** What every GraphQL connection can do, beside the fields of its service. */
final class GraphQlOperations {
    private static final Parameter DOCUMENT =
            Parameter.required("document", ParameterType.TEXT, "The document, in GraphQL.");
    private static final Parameter VARIABLES = Parameter.optional(
            "variables", ParameterType.MAP, "Values of the document's variables, by name without $.");
    private static final Parameter NAME = Parameter.optional(
            "operation_name", ParameterType.STRING, "Which operation, where the document has several.");
    private static final Parameter PARTIAL = Parameter.optional(
            "accept_partial_data",
            ParameterType.BOOLEAN,
            "Whether data beside errors is a success; if unset, as the connection says.");

    private GraphQlOperations() {}

    /** @param calls as they are when an operation is called */
    static OperationTable table(Supplier<GraphQlCalls> calls) {
        return OperationTable.builder()
                .operation(
                        "query",
                        RepeatSafety.SAFE,
                        "Sends a query; with connection_path all pages of a connection.",
                        (arguments, context) -> calls.get().query(arguments, context),
                        DOCUMENT,
                        VARIABLES,
                        NAME,
                        PARTIAL,
                        Parameter.optional(
                                "connection_path",
                                ParameterType.STRING,
                                "Where the connection is whose pages are read, names joined by dots, such as"
                                        + " repository.issues."),
                        Parameter.withDefault(
                                "cursor_variable",
                                ParameterType.STRING,
                                "after",
                                "The document's variable that takes the cursor of the next page."),
                        Parameter.withDefault("max_pages", ParameterType.INTEGER, 10, "Pages at most, up to 1000."),
                        Parameter.withDefault("max_items", ParameterType.INTEGER, 1000, "Items at most, up to 100000."))
                .operation(
                        "mutate",
                        RepeatSafety.UNSAFE,
                        "Sends a mutation.",
                        (arguments, context) -> calls.get().mutate(arguments, context),
                        DOCUMENT,
                        VARIABLES,
                        NAME,
                        PARTIAL)
                .operation(
                        "introspect",
                        RepeatSafety.SAFE,
                        "Lists the fields of the query and the mutation type, each with its arguments and a document.",
                        (arguments, context) -> calls.get().introspect(arguments, context),
                        SchemaListing.parameters())
                .build();
    }
}
