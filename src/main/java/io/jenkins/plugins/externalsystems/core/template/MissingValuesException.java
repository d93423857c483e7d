package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A template shows values that the data does not have. */
public final class MissingValuesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> names;

    /** @param names as the template writes them */
    MissingValuesException(Collection<String> names) {
        super("the data lacks " + String.join(", ", names));
        this.names = new ArrayList<>(names);
    }

    /** As the template writes them. */
    public List<String> names() {
        return List.copyOf(names);
    }
}
