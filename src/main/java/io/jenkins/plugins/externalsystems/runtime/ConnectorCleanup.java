package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import java.util.function.Consumer;

/**
 * Has the connectors forgotten whose connection was removed or changed, or whose folder was deleted, renamed or moved; until
 * a restart they would hold memory and secrets.
 */
public final class ConnectorCleanup {
    private ConnectorCleanup() {}

    private static void tell(Consumer<ConnectionService> what) {
        // While Jenkins starts and ends there may be no service.
        ExtensionList.lookup(ConnectionService.class).forEach(what);
    }

    /** When a configuration was written: by a form, by configuration as code, or by an upload of a folder's XML. */
    @Extension
    public static final class WhenSaved extends SaveableListener {
        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof ExternalSystemsConfiguration) {
                tell(service -> service.review(ConnectionScope.GLOBAL));
            } else if (saved instanceof ItemGroup && saved instanceof Item folder) {
                tell(service -> service.review(new ConnectionScope(folder)));
            }
        }
    }

    /** When a folder is elsewhere, or gone. */
    @Extension
    public static final class WhenMoved extends ItemListener {
        @Override
        public void onDeleted(Item item) {
            forget(item, item.getFullName());
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            forget(item, oldFullName);
        }

        private static void forget(Item item, String fullName) {
            if (item instanceof ItemGroup) {
                tell(service -> service.forgetFolder(fullName));
            }
        }
    }
}
