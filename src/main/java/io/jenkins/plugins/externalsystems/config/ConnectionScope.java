package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where a connection is configured, which decides whose credentials it may use.
 *
 * @param folder the folder; null for the controller
 */
@Restricted(NoExternalUse.class)
public record ConnectionScope(@CheckForNull Item folder) {
    /** The connections under Manage Jenkins. */
    public static final ConnectionScope GLOBAL = new ConnectionScope(null);

    /** Tells scopes apart; changes when the folder is renamed or moved. */
    public String key() {
        return folder == null ? "global" : keyOf(folder.getFullName());
    }

    /** The key of the folder that has, or had, this full name. */
    public static String keyOf(String folderFullName) {
        return "folder/" + folderFullName;
    }

    /** {@code  of folder 'x'} behind a connection's name; empty for a global one. A job knows its folders' names. */
    public String phrase() {
        return folder == null ? "" : " of folder '" + folder.getFullName() + "'";
    }
}
