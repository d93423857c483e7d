package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The connections that a job can see: those of its folders, the nearest first, then the global ones. The nearest one of an
 * id hides the others, even where its own job patterns or its kind make it useless to the job: an id never means another
 * connection just because the nearest is closed.
 */
@Restricted(NoExternalUse.class)
public final class VisibleConnections {
    private VisibleConnections() {}

    /**
     * The connections that the item may use.
     *
     * @param item a job or folder; null for what only administrators deal with: all global connections
     * @param systemTypes type ids; empty for any
     */
    public static List<ScopedConnection> of(@CheckForNull Item item, Collection<String> systemTypes) {
        return of(item, item == null ? null : item.getFullName(), systemTypes);
    }

    /**
     * The connections that a place sees and a job may use, be the job below the place or gone.
     *
     * @param place a job or folder; null for the controller
     * @param jobFullName full name of the job; null for any
     * @param systemTypes type ids; empty for any
     */
    public static List<ScopedConnection> of(
            @CheckForNull Item place, @CheckForNull String jobFullName, Collection<String> systemTypes) {
        Map<String, ScopedConnection> nearest = new LinkedHashMap<>();
        for (ConnectionScope scope : scopes(place)) {
            for (ConnectionConfiguration connection : in(scope)) {
                nearest.putIfAbsent(connection.getId(), new ScopedConnection(scope, connection));
            }
        }
        return nearest.values().stream()
                .filter(found -> jobFullName == null || found.configuration().admitsJob(jobFullName))
                .filter(found -> systemTypes.isEmpty()
                        || systemTypes.contains(found.configuration().provider().type()))
                .toList();
    }

    /** Every connection, global ones first, as far as the current user may see its folder. */
    public static List<ScopedConnection> all() {
        List<ScopedConnection> all = new ArrayList<>();
        in(ConnectionScope.GLOBAL)
                .forEach(connection -> all.add(new ScopedConnection(ConnectionScope.GLOBAL, connection)));
        ExtensionList.lookup(FolderConnectionSource.class).forEach(source -> all.addAll(source.all()));
        return all;
    }

    /** The connections that are configured in one place. */
    public static List<ConnectionConfiguration> in(ConnectionScope scope) {
        Item folder = scope.folder();
        if (folder == null) {
            return ExternalSystemsConfiguration.get().getConnections();
        }
        return ExtensionList.lookup(FolderConnectionSource.class).stream()
                .flatMap(source -> source.connectionsOf(folder).stream())
                .toList();
    }

    /** The item's own scope if it is a folder, those of the folders around it, and the controller's. */
    private static List<ConnectionScope> scopes(@CheckForNull Item item) {
        List<ConnectionScope> scopes = new ArrayList<>();
        for (Item at = item; at != null; at = above(at)) {
            if (at instanceof ItemGroup) {
                scopes.add(new ConnectionScope(at));
            }
        }
        scopes.add(ConnectionScope.GLOBAL);
        return scopes;
    }

    @CheckForNull
    private static Item above(Item item) {
        return item.getParent() instanceof Item parent ? parent : null;
    }
}
