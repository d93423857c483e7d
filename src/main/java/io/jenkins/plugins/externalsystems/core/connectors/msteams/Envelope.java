package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import java.util.Map;

/** Puts a card into what goes over the wire, with everything around it. No I/O. */
interface Envelope {
    /** @param card is not changed @return plain data */
    Map<String, Object> around(Map<String, Object> card);
}
