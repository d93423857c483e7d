package io.jenkins.plugins.externalsystems.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parameters of one operation while it is read: their names are made unique, their number is bounded. Not thread-safe. */
public final class ParameterNames {
    private final SchemaBudget budget;
    private final Map<String, SchemaParameter> byName = new LinkedHashMap<>();

    public ParameterNames(SchemaBudget budget) {
        this.budget = budget;
    }

    /**
     * Adds one. Where its name is taken, its place is put before it, such as {@code query_id}.
     *
     * @throws UnusableOperationException if there are too many, or the name is too long or taken still
     */
    public void add(SchemaParameter parameter) {
        if (byName.size() == SchemaLimits.PARAMETERS) {
            throw new UnusableOperationException("it has more than %,d parameters".formatted(SchemaLimits.PARAMETERS));
        }
        if (parameter.wireName().length() > SchemaLimits.NAME) {
            throw new UnusableOperationException(
                    "the name of a parameter has more than %,d characters".formatted(SchemaLimits.NAME));
        }
        budget.keep(1 + parameter.choices().size());
        budget.text(parameter.description().length());
        SchemaParameter named = byName.containsKey(parameter.name())
                ? parameter.named(parameter.place().name().toLowerCase(Locale.ROOT) + "_" + parameter.name())
                : parameter;
        if (byName.putIfAbsent(named.name(), named) != null) {
            throw new UnusableOperationException("it has several parameters that are called alike");
        }
    }

    /** All, in their order. */
    public List<SchemaParameter> all() {
        return new ArrayList<>(byName.values());
    }
}
