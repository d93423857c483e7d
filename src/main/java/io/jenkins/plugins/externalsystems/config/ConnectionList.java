package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
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
}
