package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;

/** The proof that something was created. A good status alone is none: a proxy or a login page gives one too. */
final class CreatedId {
    private CreatedId() {}

    /**
     * The text of an answer that names the new thing.
     *
     * @param field that holds its key or id
     * @param word what was created, for the message
     * @throws ExternalSystemException EXCEPTION with an unknown outcome where the answer does not name it
     */
    static String of(JsonNode answer, String field, String word, CallContext context) {
        String id = Json.text(answer, field);
        if (id.isEmpty()) {
            throw unknown(context, "the answer does not name the new " + word + ".");
        }
        return id;
    }

    /** A failure which says that nobody knows whether the call did something. @param sentence without its start */
    static ExternalSystemException unknown(CallContext context, String sentence) {
        return new ExternalSystemException(ErrorCode.EXCEPTION, context.subject() + sentence)
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }
}
