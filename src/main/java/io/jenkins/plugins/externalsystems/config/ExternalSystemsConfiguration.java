package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        List<ConnectionConfiguration> given = connections == null ? List.of() : connections;
        Set<String> ids = new HashSet<>();
        for (ConnectionConfiguration connection : given) {
            if (!ids.add(connection.getId())) {
                throw new IllegalArgumentException("Two connections have the id '" + connection.getId() + "'");
            }
        }
        // An ArrayList, since XStream writes its kind in a form that every later Java reads.
        this.connections = new ArrayList<>(given);
        save();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // Bound as a whole before anything changes: a bad form leaves the saved connections as they are.
        try {
            setConnections(
                    Descriptor.newInstancesFromHeteroList(request, form, "connections", getConnectionDescriptors()));
        } catch (IllegalArgumentException | LinkageError unbindable) {
            throw new FormException(sentence(unbindable), unbindable, "connections");
        }
        return true;
    }

    /** What a setter said, of which Jenkins makes a LinkageError with words about classes and the whole form. */
    private static String sentence(Throwable unbindable) {
        String sentence = unbindable.getMessage();
        for (Throwable cause = unbindable; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                sentence = cause.getMessage();
            }
        }
        return sentence;
    }

    /** The kinds of connection that can be added, for the form. */
    public List<ConnectionDescriptor> getConnectionDescriptors() {
        return ExtensionList.lookup(ConnectionDescriptor.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ExternalSystemsConfiguration_displayName();
    }
}
