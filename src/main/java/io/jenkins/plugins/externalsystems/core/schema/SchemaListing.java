package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The operation of a connector that lists what its service offers. */
public final class SchemaListing {
    private static final String OPERATION = "operation";
    private static final String REFRESH = "refresh";
    private static final String LIMIT = "limit";

    private SchemaListing() {}

    /** What such an operation takes: one name, whether the service is asked again, how many are listed at most. */
    public static Parameter[] parameters() {
        return new Parameter[] {
            Parameter.optional(OPERATION, ParameterType.STRING, "Only this one."),
            Parameter.withDefault(REFRESH, ParameterType.BOOLEAN, false, "Whether the service is asked again."),
            Parameter.withDefault(LIMIT, ParameterType.INTEGER, 200, "Operations at most; at least 1.")
        };
    }

    /**
     * The answer: {@code count} of all operations, {@code operations} as far as they are asked for, {@code notes} about what
     * could not be understood, and {@code service}, the title, where there is one.
     *
     * @param shown an operation as plain data, {@link SchemaOperation#toMap} or more
     * @return fails with VALIDATION_ERROR for an operation that the service does not offer
     */
    public static CompletionStage<Map<String, Object>> of(
            DiscoveredOperations operations,
            Arguments arguments,
            CallContext context,
            Function<SchemaOperation, Map<String, Object>> shown) {
        int limit = arguments.integer(LIMIT);
        if (limit < 1) {
            throw context.invalid(LIMIT, "must be at least 1");
        }
        Optional<String> only = arguments.optionalText(OPERATION);
        CompletionStage<ServiceSchema> schema =
                arguments.bool(REFRESH) ? operations.refreshed(context) : operations.schema(context);
        return schema.thenApply(known -> {
            List<Map<String, Object>> listed = new ArrayList<>();
            for (SchemaOperation operation : known.operations()) {
                if (listed.size() < limit && (only.isEmpty() || operation.name().equals(only.get()))) {
                    listed.add(shown.apply(operation));
                }
            }
            if (only.isPresent() && listed.isEmpty()) {
                throw context.invalid(OPERATION, "is '" + only.get() + "', which the service does not offer");
            }
            Map<String, Object> data = new LinkedHashMap<>();
            if (!known.title().isEmpty()) {
                data.put("service", known.title());
            }
            data.put("count", known.operations().size());
            data.put("operations", listed);
            data.put("notes", known.notes());
            return data;
        });
    }
}
