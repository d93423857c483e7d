package io.jenkins.plugins.externalsystems.core.template;

import java.util.Collection;
import java.util.List;

/** A template shows values that the data does not have. */
public final class MissingValuesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> names;

    /** @param names as the template writes them */
    MissingValuesException(Collection<String> names) {
        super("the data lacks " + String.join(", ", names));
        this.names = List.copyOf(names);
    }

    /** As the template writes them. */
    public List<String> names() {
        return names;
    }
}
