package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import java.util.List;

/** The connections that a job can see. */
public final class VisibleConnections {
    private VisibleConnections() {}

    /**
     * The connections that the item may use.
     *
     * @param item a job or folder; null for what only administrators deal with: all global connections
     * @param systemType type id; null for any
     */
    public static List<ConnectionConfiguration> of(@CheckForNull Item item, @CheckForNull String systemType) {
        return ExternalSystemsConfiguration.get().getConnections().stream()
                .filter(connection -> item == null || connection.admitsJob(item.getFullName()))
                .filter(connection ->
                        systemType == null || connection.provider().type().equals(systemType))
                .toList();
    }
}
