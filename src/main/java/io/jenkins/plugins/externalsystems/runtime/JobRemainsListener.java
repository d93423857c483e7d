package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.function.Consumer;

/** Has taken back what jobs left elsewhere, when they are deleted, renamed or moved, or their folder is. */
@Extension
public final class JobRemainsListener extends ItemListener {
    private static void tell(Consumer<JobRemains> what) {
        // While Jenkins starts and ends there may be no service.
        ExtensionList.lookup(ConnectionService.class).forEach(service -> what.accept(service.remains()));
    }

    @Override
    public void onDeleted(Item item) {
        tell(remains -> remains.isGone(item.getFullName()));
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        tell(remains -> {
            if (item instanceof ItemGroup) {
                remains.isElsewhere(ConnectionScope.keyOf(oldFullName), ConnectionScope.keyOf(newFullName));
            }
            remains.isGone(oldFullName);
        });
    }

    /** All jobs are there now, those that went while Jenkins was down excepted. */
    @Override
    public void onLoaded() {
        tell(remains -> remains.review(job -> Permissions.controller().getItemByFullName(job, Job.class) != null));
    }
}
