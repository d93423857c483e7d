package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the two places that hold connections, the controller and folders, do alike. */
final class ConnectionList {
    private ConnectionList() {}

    /**
     * A copy; an ArrayList, since XStream writes its kind in a form that every later Java reads.
     *
     * @param given null for none, as a form gives it
     * @throws IllegalArgumentException if two connections have the same id
     */
    static List<ConnectionConfiguration> checked(@CheckForNull List<ConnectionConfiguration> given) {
        List<ConnectionConfiguration> connections = given == null ? List.of() : given;
        Set<String> ids = new HashSet<>();
        for (ConnectionConfiguration connection : connections) {
            if (!ids.add(connection.getId())) {
                throw new IllegalArgumentException("Two connections have the id '" + connection.getId() + "'");
            }
        }
        return new ArrayList<>(connections);
    }

    /** The kinds of connection that can be added. */
    static List<ConnectionDescriptor> kinds() {
        return ExtensionList.lookup(ConnectionDescriptor.class);
    }

    /** What a setter said about a form, of which Jenkins makes a LinkageError with words about classes and the whole form. */
    static Descriptor.FormException refusal(Throwable unbindable) {
        return new Descriptor.FormException(sentence(unbindable), unbindable, "connections");
    }

    /** The setter's sentence alone. */
    static String sentence(Throwable unbindable) {
        String sentence = String.valueOf(unbindable.getMessage());
        for (Throwable cause = unbindable; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                sentence = String.valueOf(cause.getMessage());
            }
        }
        return sentence;
    }
}
