package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.OptionalLong;

/** The project that a call is about. @param standard the connection's own; empty for none */
record Project(OptionalLong standard) {
    static final Parameter PARAMETER = Parameter.optional(
            "project_id", ParameterType.STRING, "Id of the project; the connection's own where it is missing.");

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR where neither names one */
    long of(Arguments arguments, CallContext context) {
        if (arguments.has(PARAMETER.name())) {
            return EntityId.of(context, PARAMETER.name(), arguments.text(PARAMETER.name()));
        }
        return standard.orElseThrow(
                () -> context.invalid(PARAMETER.name(), "is missing, and the connection has none either"));
    }
}
