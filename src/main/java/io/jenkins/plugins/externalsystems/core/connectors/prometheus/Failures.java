package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;

/** Failures that need no request. */
final class Failures {
    private Failures() {}

    /** @param problem a sentence of its own, without a full stop */
    static ExternalSystemException aboutParameter(CallContext context, String parameter, String problem) {
        return new ExternalSystemException(ErrorCode.VALIDATION_ERROR, context.subject() + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }

    static ExternalSystemException notFound(CallContext context, String what) {
        return new ExternalSystemException(ErrorCode.NOT_FOUND_ERROR, context.subject() + "there is no " + what + ".");
    }

    /** The connection has only one of its two servers, and this needs the other. */
    static ExternalSystemException noServer(CallContext context, String server, String setting) {
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                context.subject() + "the connection has no " + server + "; set '" + setting + "'.");
    }
}
