package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What can be called by name, as plain data: the operations of the table, then those that the service tells itself. */
record OperationList(OperationTable table, OperationSource discovered) {
    /** As {@link io.jenkins.plugins.externalsystems.core.ExternalSystem#operationsAsync} describes it. */
    CompletionStage<Map<String, Object>> toMap(Inquiry inquiry, CallContext context) {
        if (inquiry == Inquiry.NONE) {
            Optional<OperationOffer> known = discovered.knownOffer();
            return CompletableFuture.completedFuture(toMap(known.orElse(OperationOffer.NOTHING), known.isPresent()));
        }
        return discovered.offer(inquiry == Inquiry.ANEW, context).thenApply(offer -> toMap(offer, true));
    }

    private Map<String, Object> toMap(OperationOffer offer, boolean isComplete) {
        Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
        table.operations().forEach(operation -> operations.put(operation.name(), entry(operation)));
        for (ItemVerb verb : ItemVerb.values()) {
            List<String> types = table.itemTypes(verb);
            if (!types.isEmpty()) {
                operations.putIfAbsent(
                        verb.operation(),
                        entry(
                                verb.operation(),
                                "Item types: " + String.join(", ", types) + ".",
                                verb.parameters(types)));
            }
        }
        // A name of the table hides the service's own.
        offer.operations().forEach(operation -> operations.putIfAbsent(operation.name(), entry(operation)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("operations", new ArrayList<>(operations.values()));
        map.put("discovered", offer.operations().size());
        map.put("complete", isComplete);
        map.put("notes", offer.notes());
        return map;
    }

    private static Map<String, Object> entry(Operation operation) {
        return entry(operation.name(), operation.description(), operation.parameters());
    }

    private static Map<String, Object> entry(String name, String description, List<Parameter> parameters) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("description", description);
        entry.put("parameters", parameters.stream().map(OperationList::entry).toList());
        return entry;
    }

    private static Map<String, Object> entry(Parameter parameter) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", parameter.name());
        entry.put("required", parameter.isRequired());
        entry.put("description", parameter.description());
        return entry;
    }
}
