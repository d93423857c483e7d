package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a connector declares about itself.
 *
 * @param type the type id
 * @param displayName the system's name as its vendor writes it
 * @param apiVersion of the service's API
 * @param settings in the order they are shown
 * @param operations what it can do
 */
public record ConnectorDefinition(
        String type, String displayName, String apiVersion, List<Setting> settings, OperationTable operations) {
    public ConnectorDefinition {
        settings = List.copyOf(settings);
    }

    /** The same with settings that are not the connector's own. */
    ConnectorDefinition with(List<Setting> more) {
        List<Setting> all = new ArrayList<>(settings);
        all.addAll(more);
        return new ConnectorDefinition(type, displayName, apiVersion, all, operations);
    }
}
