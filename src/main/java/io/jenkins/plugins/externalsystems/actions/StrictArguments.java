package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * The check of what a Pipeline passes to an action, since Jenkins itself only logs an unknown parameter, gives null for a
 * missing one, and quotes all arguments when the kind of one is wrong. Each failure is one sentence that names the
 * parameter and quotes no value.
 */
final class StrictArguments {
    private final Collection<DescribableParameter> declared;
    private final Set<String> jsonProperties;
    private final Set<String> optional;

    /**
     * @param jsonProperties names of the properties that take nested data too
     * @param optional names of the constructor's parameters that may be missing
     */
    StrictArguments(DescribableModel<?> model, Set<String> jsonProperties, Set<String> optional) {
        this.declared = model.getParameters();
        this.jsonProperties = jsonProperties;
        this.optional = optional;
    }

    /** @throws IllegalArgumentException for an unknown, missing or mistyped parameter */
    void check(Map<String, Object> arguments) {
        if (arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            checkSole(arguments);
            return;
        }
        for (String name : arguments.keySet()) {
            if (!names().contains(name) && !name.startsWith("$")) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "' is unknown; allowed are " + String.join(", ", names()));
            }
        }
        for (DescribableParameter parameter : declared) {
            // A null that was passed is left to the operation's own check, so that onError applies to it.
            if (parameter.isRequired()
                    && !optional.contains(parameter.getName())
                    && !arguments.containsKey(parameter.getName())) {
                throw new IllegalArgumentException("parameter '" + parameter.getName() + "' is missing");
            }
            checkKind(parameter, arguments.get(parameter.getName()));
        }
    }

    /** One argument without a name, which stands for the only required parameter. */
    private void checkSole(Map<String, Object> arguments) {
        List<DescribableParameter> required =
                declared.stream().filter(DescribableParameter::isRequired).toList();
        if (required.size() != 1 || arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "each parameter needs its name; allowed are " + String.join(", ", names()));
        }
        checkKind(required.get(0), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
    }

    private void checkKind(DescribableParameter parameter, @CheckForNull Object value) {
        if (value == null || jsonProperties.contains(parameter.getName())) {
            return;
        }
        Class<?> kind = parameter.getErasedType();
        if (kind == String.class && !(value instanceof CharSequence)) {
            throw mistyped(parameter, "a text", value);
        }
        if (kind == boolean.class && !(value instanceof Boolean)) {
            throw mistyped(parameter, "true or false", value);
        }
        if (kind == int.class && !(value instanceof Integer)) {
            throw mistyped(parameter, "a whole number", value);
        }
    }

    private static IllegalArgumentException mistyped(DescribableParameter parameter, String needed, Object value) {
        return new IllegalArgumentException(
                "parameter '" + parameter.getName() + "' must be " + needed + ", not " + kindOf(value));
    }

    /** What a value is, in words; never the value. */
    static String kindOf(Object value) {
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof Collection) {
            return "a list";
        }
        if (value instanceof CharSequence) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        return value instanceof Boolean ? "true or false" : "an object of another kind";
    }

    private List<String> names() {
        return declared.stream().map(DescribableParameter::getName).toList();
    }
}
