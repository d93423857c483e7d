package io.jenkins.plugins.externalsystems.security;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import jenkins.model.Jenkins;

/** Who may do what, and the only place that asks for the Jenkins singleton. */
public final class Permissions {
    private Permissions() {}

    /** The controller; the other packages get it here. */
    public static Jenkins controller() {
        return Jenkins.get();
    }

    /**
     * Refuses everybody who may not configure the connections of a place: of a folder who may not configure the folder, of
     * the controller who is no administrator.
     *
     * @param place the folder whose form it is; null, or an item that holds no others, for the controller
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not
     */
    public static void checkConfigureConnections(@CheckForNull Item place) {
        if (place instanceof ItemGroup) {
            place.checkPermission(Item.CONFIGURE);
        } else {
            controller().checkPermission(Jenkins.ADMINISTER);
        }
    }

    /**
     * Whether the current user may see what a job's configuration holds; without a job, whether they are an administrator.
     *
     * @param item the job or folder whose form it is; null outside of any
     */
    public static boolean maySeeConfiguration(@CheckForNull Item item) {
        return item == null
                ? controller().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }

    /**
     * Whether the current user may change a job's configuration; without a job, whether they are an administrator.
     *
     * @param item the job or folder whose form it is; null outside of any
     */
    public static boolean mayConfigure(@CheckForNull Item item) {
        return item == null ? controller().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
