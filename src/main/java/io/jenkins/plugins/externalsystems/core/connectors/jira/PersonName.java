package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;

/** Who did something, for a row. */
final class PersonName {
    private PersonName() {}

    /** The name that people read; null where Jira names nobody, as for deleted accounts. */
    @CheckForNull
    static String of(JsonNode user) {
        String name = Json.text(user, "displayName");
        return name.isEmpty() ? null : name;
    }
}
