package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which folders keep what is below them from sending. */
@Restricted(NoExternalUse.class)
public final class DryRunFolders {
    private DryRunFolders() {}

    /**
     * Full name of the nearest folder whose switch is on: of an item, of what is around it, itself included.
     *
     * @param item null for the controller, which has no such switch
     */
    public static Optional<String> around(@CheckForNull Item item) {
        for (Item at = item; at != null; at = at.getParent() instanceof Item parent ? parent : null) {
            Item folder = at;
            if (ExtensionList.lookup(FolderDryRunSource.class).stream().anyMatch(source -> source.isOn(folder))) {
                return Optional.of(at.getFullName());
            }
        }
        return Optional.empty();
    }

    /** As {@link #around(Item)}, for a job that need not be there any more: its folders may be. */
    public static Optional<String> around(String jobFullName) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Item nearest = null;
            for (String path = jobFullName; nearest == null && !path.isEmpty(); ) {
                nearest = Permissions.controller().getItemByFullName(path, Item.class);
                path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            }
            return around(nearest);
        }
    }
}
