package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.config.DryRunFolders;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.Optional;

/**
 * The one place that decides whether a call is a dry run: any switch makes it one, of the action, of the connection, or of
 * a folder around the job, the place of the rule or the connection. None can be overridden by another. Asked when something
 * is about to be sent, so what a rule's delivery waited for is sent, or not, by the switches of then.
 */
public final class DryRunSwitches {
    static final String OF_ACTION = "the step";

    private DryRunSwitches() {}

    /** Whose switch is on, for people; empty where the call is sent. Takes no credentials, but looks items up. */
    static Optional<String> of(Caller caller, ActionFacts action, ScopedConnection connection) {
        return action.isDryRun() ? Optional.of(OF_ACTION) : of(caller, connection);
    }

    /**
     * Keeps a call that is sent from a connection through which nothing is.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR where there is a switch
     */
    public static void refuse(Optional<String> whose, String connection) {
        whose.ifPresent(name -> {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + connection + "' sends nothing: dry run of " + name + ".");
        });
    }

    /** As the other one, for what no action asks for. */
    static Optional<String> of(Caller caller, ScopedConnection connection) {
        if (connection.configuration().isDryRun()) {
            return Optional.of(
                    "connection '" + connection.id() + "'" + connection.scope().phrase());
        }
        return DryRunFolders.around(caller.place())
                .or(() -> DryRunFolders.around(caller.jobFullName()))
                .or(() -> DryRunFolders.around(connection.scope().folder()))
                .map(folder -> "folder '" + folder + "'");
    }
}
