package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.operation.Operation;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a service offers, as its own document describes it.
 *
 * @param name what callers say: as in the document where that can be, unique and stable
 * @param summary one sentence or none
 * @param isDeprecated whether the document says so
 * @param parameters in the order of the document
 * @param target how it is put on the wire
 */
public record SchemaOperation(
        String name, String summary, boolean isDeprecated, List<SchemaParameter> parameters, SchemaTarget target) {
    public SchemaOperation {
        parameters = List.copyOf(parameters);
        summary = SchemaText.oneLine(summary);
    }

    /** As a connector offers it, so that it is checked and called as a declared one. */
    public Operation toOperation(OperationHandler handler) {
        List<Parameter> declared =
                parameters.stream().map(SchemaParameter::toParameter).toList();
        String sentence = summary.isEmpty() ? target.description() : summary;
        return new Operation(name, sentence, declared, target.safety(), handler);
    }

    /** As plain data, for people who look what there is. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("summary", summary);
        map.put("kind", target.kind());
        map.put("target", target.description());
        if (isDeprecated) {
            map.put("deprecated", true);
        }
        List<Map<String, Object>> list = new ArrayList<>();
        for (SchemaParameter parameter : parameters) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", parameter.name());
            entry.put("place", parameter.place().name().toLowerCase(Locale.ROOT));
            entry.putAll(parameter.asDescribed().toMap());
            list.add(entry);
        }
        map.put("parameters", list);
        return map;
    }
}
