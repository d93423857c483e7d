package io.jenkins.plugins.externalsystems.core.schema;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;

/**
 * A parameter of a callable operation.
 *
 * @param name what callers say, unique in the operation
 * @param wireName what the service calls it
 * @param place where it goes
 * @param type what it may be
 * @param isRequired whether the service demands it
 * @param defaultValue what the service takes where it is missing, for people; null for none
 * @param choices the only values allowed; empty for any
 * @param separator what joins the elements of a list in a text; empty where each is sent by itself
 * @param description one sentence or none
 * @param contentType of the part that it is, or several of them, with commas; empty where the value decides; of a cookie
 *     whose value goes out as it is, else empty
 */
public record SchemaParameter(
        String name,
        String wireName,
        ParameterPlace place,
        ParameterType type,
        boolean isRequired,
        @CheckForNull Object defaultValue,
        List<String> choices,
        String separator,
        String description,
        String contentType) {
    public SchemaParameter {
        choices = List.copyOf(choices);
        description = SchemaText.oneLine(description);
    }

    /** What is no part with a type of its own. */
    public SchemaParameter(
            String name,
            String wireName,
            ParameterPlace place,
            ParameterType type,
            boolean isRequired,
            @CheckForNull Object defaultValue,
            List<String> choices,
            String separator,
            String description) {
        this(name, wireName, place, type, isRequired, defaultValue, choices, separator, description, "");
    }

    /** The same under another name. */
    public SchemaParameter named(String other) {
        return new SchemaParameter(
                other, wireName, place, type, isRequired, defaultValue, choices, separator, description, contentType);
    }

    /** As an operation declares it. The service's default stays with the service. */
    public Parameter toParameter() {
        String sentence = description.isEmpty() ? "'" + wireName + "' of the service." : description;
        return new Parameter(name, type, isRequired, null, choices, sentence);
    }

    /** As the document describes it, with the service's default. */
    Parameter asDescribed() {
        return new Parameter(name, type, isRequired, defaultValue, choices, description);
    }
}
