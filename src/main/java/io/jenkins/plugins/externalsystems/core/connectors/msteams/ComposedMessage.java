package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import java.util.Map;

/**
 * A message as it goes over the wire.
 *
 * @param payload plain data
 * @param textCut whether its text was too long
 */
record ComposedMessage(Map<String, Object> payload, boolean textCut) {}
