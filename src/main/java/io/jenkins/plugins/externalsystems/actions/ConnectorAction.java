package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * One thing that a Jenkinsfile, a freestyle job or a notification rule asks for: the fields that a user fills in, and their
 * rendering into exactly one {@link OperationRequest}. A subclass has a symbol, a form, and nothing else; it does no I/O.
 */
public abstract class ConnectorAction implements Describable<ConnectorAction>, ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    private String connection;
    private OnError onError;
    private boolean dryRun;

    /** Type id of the system that the action is for, such as {@code jira}; null for any. */
    @CheckForNull
    public abstract String systemType();

    /**
     * Type ids of the systems that the action is for, where connections of several have the operation that it calls; the first
     * is {@link #systemType}. Empty for any.
     */
    public List<String> systemTypes() {
        return ConnectorActionDescriptor.allOf(systemType());
    }

    /** What happens to the build where the author did not say: {@link OnError#WARN} for what reports. */
    protected abstract OnError defaultOnError();

    /** Name of the operation that the action calls. */
    protected abstract String operation();

    /**
     * The operation's parameters from the fields.
     *
     * @throws IllegalArgumentException for fields that cannot be rendered, naming the field
     */
    protected abstract Map<String, Object> parameters(ActionContext context);

    /** Whether the connection's list of allowed operations applies. */
    public boolean isLimitedToAllowedOperations() {
        return false;
    }

    /**
     * What the result of a dry run has in place of what only the service could tell, so that the steps that use it can be
     * tried too. Of the form that they take, and the name of nothing that exists.
     */
    public Map<String, Object> dryRunStandIns() {
        return Map.of();
    }

    /** Whether the call asks the service, and not what the connection remembers of it. */
    public boolean isFresh() {
        return false;
    }

    /** Whether all such actions of a build that go to the same place are one message, see {@link BuildMessage}. */
    public boolean isOnePerBuild() {
        return false;
    }

    /** The request that this action stands for. @throws IllegalArgumentException as {@link #parameters} */
    public final OperationRequest toOperation(ActionContext context) {
        String id = connection == null ? null : context.expand(connection);
        return new OperationRequest(id, operation(), parameters(context), context.idempotencyKey());
    }

    /** Id of the connection; null for the only one of the action's system. */
    @CheckForNull
    public final String getConnection() {
        return connection;
    }

    @DataBoundSetter
    public final void setConnection(@CheckForNull String connection) {
        this.connection = blankToNull(connection);
    }

    /** {@code fail}, {@code unstable}, {@code warn} or {@code ignore}; null for the action's default. */
    @CheckForNull
    public final String getOnError() {
        return onError == null ? null : onError.symbol();
    }

    /** @throws IllegalArgumentException for another word */
    @DataBoundSetter
    public final void setOnError(@CheckForNull String onError) {
        this.onError = OnError.parse(onError);
    }

    /** What a failure does to the build, the default filled in. */
    public final OnError effectiveOnError() {
        return onError == null ? defaultOnError() : onError;
    }

    /** Whether the action goes up to the wire only: nothing is sent, and the log shows what would have been. */
    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Text fields of forms come blank where nobody filled them in. */
    @CheckForNull
    protected static String blankToNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
