package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The global connections, under Manage Jenkins > System; {@code unclassified: externalSystems:} in configuration as code. */
@Extension
@Symbol("externalSystems")
public final class ExternalSystemsConfiguration extends GlobalConfiguration {
    private volatile List<ConnectionConfiguration> connections = List.of();

    public ExternalSystemsConfiguration() {
        load();
    }

    /** The one instance. */
    public static ExternalSystemsConfiguration get() {
        return ExtensionList.lookupSingleton(ExternalSystemsConfiguration.class);
    }

    /** The global connections in the order of the form; not to be changed. */
    public List<ConnectionConfiguration> getConnections() {
        return List.copyOf(connections);
    }

    /** @throws IllegalArgumentException if two connections have the same id */
    @DataBoundSetter
    public void setConnections(@CheckForNull List<ConnectionConfiguration> connections) {
        this.connections = ConnectionList.checked(connections);
        save();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // Bound as a whole before anything changes: a bad form leaves the saved connections as they are.
        try {
            setConnections(
                    Descriptor.newInstancesFromHeteroList(request, form, "connections", getConnectionDescriptors()));
        } catch (IllegalArgumentException | LinkageError unbindable) {
            throw FormRefusal.of(unbindable, "connections");
        }
        return true;
    }

    /** The kinds of connection that can be added, for the form. */
    public List<ConnectionDescriptor> getConnectionDescriptors() {
        return ConnectionList.kinds();
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ExternalSystemsConfiguration_displayName();
    }
}
