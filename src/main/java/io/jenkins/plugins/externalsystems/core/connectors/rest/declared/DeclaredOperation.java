package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation that a configuration declares. Immutable.
 *
 * @param name what callers say
 * @param description one sentence
 * @param parameters those that are declared, then those that templates imply
 * @param request what is sent
 * @param idempotencyHeader takes the call's key; empty for none
 * @param answer what is made of the answer
 * @param pages whether and how many pages are followed
 * @param requestSafety whether the request may be sent again
 * @param itemType what kind of item a verb does this with; empty for none
 * @param verb which one; null for none
 * @param poll how what was submitted is waited for; null where the answer is the result
 */
public record DeclaredOperation(
        String name,
        String description,
        List<Parameter> parameters,
        RequestTemplate request,
        String idempotencyHeader,
        AnswerMapping answer,
        PageBounds pages,
        RepeatSafety requestSafety,
        String itemType,
        @CheckForNull ItemVerb verb,
        @CheckForNull PollPlan poll) {
    private static final String ID = "id";

    public DeclaredOperation {
        parameters = List.copyOf(parameters);
    }

    /** Whether the whole operation may be repeated: what waits for a job finds it in its journal. */
    public RepeatSafety safety() {
        return poll == null || requestSafety.isSafe() ? requestSafety : RepeatSafety.LOOKS_FIRST;
    }

    /** In capitals. */
    public String method() {
        return request.method();
    }

    /** The path as it was declared. */
    public String path() {
        return request.path().toString();
    }

    /** What goes out. @throws UnfitValueException for a value that cannot be put where it belongs */
    public FilledRequest fill(Map<String, Object> values, String idempotencyKey) {
        FilledRequest filled = request.fill(values);
        return idempotencyHeader.isEmpty() ? filled : filled.withHeader(idempotencyHeader, idempotencyKey);
    }

    /** The parameters that an item's id stands for: those of the path, in their order, or the one called {@code id}. */
    public List<String> idParameters() {
        List<String> names = request.path().names();
        return names.isEmpty() ? List.of(ID) : names;
    }

    /** The parameters beside the id. */
    public List<Parameter> parametersOfItem() {
        return verb != null && takesId(verb)
                ? parameters.stream()
                        .filter(parameter -> !idParameters().contains(parameter.name()))
                        .toList()
                : parameters;
    }

    /**
     * The values of a call of the verb, its id spread over the parameters that it stands for.
     *
     * @throws UnfitValueException for an id that has not as many parts
     */
    public Map<String, Object> withId(Map<String, Object> values) {
        Object id = values.get(ID);
        if (verb == null || !takesId(verb) || id == null) {
            return values;
        }
        Map<String, Object> spread = new LinkedHashMap<>(values);
        spread.remove(ID);
        List<String> names = idParameters();
        List<String> parts = names.size() == 1
                ? List.of(id.toString())
                : List.of(id.toString().split("/", -1));
        if (parts.size() != names.size()) {
            throw new UnfitValueException(ID, "must be " + String.join("/", names) + ", joined by '/'");
        }
        for (int i = 0; i < parts.size(); i++) {
            spread.put(names.get(i), parts.get(i));
        }
        return spread;
    }

    static boolean takesId(ItemVerb verb) {
        return verb == ItemVerb.GET || verb == ItemVerb.UPDATE || verb == ItemVerb.DELETE;
    }

    /** As plain data, for people who look what there is. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("summary", description);
        map.put("kind", "declared");
        map.put("target", method() + " " + path());
        map.put("parameters", parameters.stream().map(Parameter::toMap).toList());
        return map;
    }
}
