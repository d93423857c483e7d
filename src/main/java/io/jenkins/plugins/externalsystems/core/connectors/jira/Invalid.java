package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;

/** Failures about what the caller passed. */
final class Invalid {
    private Invalid() {}

    /** @param problem the rest of a sentence that starts with the parameter's name, without a full stop */
    static ExternalSystemException parameter(CallContext context, String parameter, String problem) {
        return new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR, prefix(context) + "parameter '" + parameter + "' " + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }

    /** How every message about a call starts. */
    static String prefix(CallContext context) {
        return "Connection '" + context.connection() + "', operation '" + context.operation() + "': ";
    }
}
