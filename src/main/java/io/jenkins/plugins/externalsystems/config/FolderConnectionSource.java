package io.jenkins.plugins.externalsystems.config;

import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;

/** Knows the connections of folders; there is none where the Folders plugin is not installed. */
interface FolderConnectionSource extends ExtensionPoint {
    /** The folder's own connections; empty for what is no folder. */
    List<ConnectionConfiguration> connectionsOf(Item folder);

    /** The connections of all folders that the current user may see. */
    List<ScopedConnection> all();
}
