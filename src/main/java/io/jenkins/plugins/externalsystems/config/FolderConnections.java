package io.jenkins.plugins.externalsystems.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The connections of a folder, for the jobs below it. Kept in the folder's {@code config.xml}, without secrets. */
public final class FolderConnections extends AbstractFolderProperty<AbstractFolder<?>> {
    private List<ConnectionConfiguration> connections = new ArrayList<>();

    @DataBoundConstructor
    public FolderConnections() {
        // Everything has a setter.
    }

    /** Called by XStream, which calls no constructor. */
    private Object readResolve() {
        if (connections == null) {
            connections = new ArrayList<>();
        }
        return this;
    }

    /** The folder's own connections in the order of the form; not to be changed. */
    public List<ConnectionConfiguration> getConnections() {
        return List.copyOf(connections);
    }

    /** @throws IllegalArgumentException if two connections have the same id */
    @DataBoundSetter
    public void setConnections(@CheckForNull List<ConnectionConfiguration> connections) {
        this.connections = ConnectionList.checked(connections);
    }

    /** Form and symbol. */
    @Extension(optional = true)
    @Symbol("externalSystems")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderConnections_displayName();
        }

        /** The kinds of connection that can be added, for the form. */
        public List<ConnectionDescriptor> getConnectionDescriptors() {
            return ConnectionList.kinds();
        }

        /** Null for a folder without connections, whose configuration then does not mention us. */
        @CheckForNull
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            try {
                AbstractFolderProperty<?> bound = super.newInstance(request, form);
                return bound instanceof FolderConnections folder && folder.connections.isEmpty() ? null : bound;
            } catch (IllegalArgumentException | LinkageError unbindable) {
                throw FormRefusal.of(unbindable, "connections");
            }
        }
    }

    /** Finds them. */
    @Extension(optional = true)
    @Restricted(NoExternalUse.class)
    public static final class Source implements FolderConnectionSource {
        @Override
        public List<ConnectionConfiguration> connectionsOf(Item folder) {
            if (!(folder instanceof AbstractFolder<?> holder)) {
                return List.of();
            }
            FolderConnections found = holder.getProperties().get(FolderConnections.class);
            return found == null ? List.of() : found.getConnections();
        }

        @Override
        public List<ScopedConnection> all() {
            return Permissions.controller().getAllItems(AbstractFolder.class).stream()
                    .flatMap(folder -> connectionsOf(folder).stream()
                            .map(connection -> new ScopedConnection(new ConnectionScope(folder), connection)))
                    .toList();
        }
    }
}
