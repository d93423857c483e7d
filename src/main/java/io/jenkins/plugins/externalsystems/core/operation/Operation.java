package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.List;

/**
 * One thing a connector can do, declared once: from it come dispatch, validation, capabilities, reference pages and form
 * help.
 *
 * @param name snake case
 * @param description one sentence
 * @param parameters in the order they are shown
 * @param safety whether the whole operation may be repeated when nobody knows whether it arrived
 * @param handler does it
 */
public record Operation(
        String name, String description, List<Parameter> parameters, RepeatSafety safety, OperationHandler handler) {
    public Operation {
        parameters = List.copyOf(parameters);
    }
}
