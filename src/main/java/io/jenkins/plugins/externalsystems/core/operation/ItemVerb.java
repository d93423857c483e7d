package io.jenkins.plugins.externalsystems.core.operation;

import java.util.ArrayList;
import java.util.List;

/** The five things that can be done with items; each is an operation by name too. */
public enum ItemVerb {
    CREATE("create_item", false, true),
    GET("get_item", true, false),
    UPDATE("update_item", true, true),
    DELETE("delete_item", true, false),
    QUERY("query", false, true);

    private final String operation;
    private final boolean takesId;
    private final boolean takesData;

    ItemVerb(String operation, boolean takesId, boolean takesData) {
        this.operation = operation;
        this.takesId = takesId;
        this.takesData = takesData;
    }

    /** The operation's name. */
    public String operation() {
        return operation;
    }

    /**
     * The parameters of the operation by name; {@code query} takes the item's own beside {@code item_type}.
     *
     * @param itemTypes at least one; the first is meant where a caller names none
     */
    List<Parameter> parameters(List<String> itemTypes) {
        List<Parameter> parameters = new ArrayList<>();
        Parameter type = Parameter.withDefault("item_type", ParameterType.STRING, itemTypes.get(0), "Kind of item.");
        parameters.add(type.oneOf(itemTypes.toArray(String[]::new)));
        if (takesId) {
            parameters.add(Parameter.required("id", ParameterType.STRING, "Id of the item; nested ids join with '/'."));
        }
        if (takesData) {
            parameters.add(Parameter.optional("data", ParameterType.MAP, "The item's own parameters."));
        }
        return parameters;
    }

    boolean takesData() {
        return takesData;
    }
}
