package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;

/**
 * What one of Slack's error words means.
 *
 * @param code for the result
 * @param happening decides about a repeat
 * @param sentence for people, what happened and what to do, without a full stop; {@code {target}} stands for the channel or
 *     the webhook
 */
record VendorError(ErrorCode code, Happening happening, String sentence) {

    String about(String target) {
        return sentence.replace("{target}", target);
    }
}
