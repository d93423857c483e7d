package org.example.statusboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.actions.ParameterMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Opens an incident on a status board. */
// region action
public final class OpenIncidentAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String title;
    private String severity;

    @DataBoundConstructor
    public OpenIncidentAction(String title) {
        this.title = title;
    }

    @Override
    public String systemType() {
        return StatusBoardConnector.TYPE;
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return "create_item";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return Map.of(
                "item_type",
                "incident",
                "data",
                new ParameterMap(context)
                        .text("title", title)
                        .text("severity", severity)
                        .toMap());
    }

    public String getTitle() {
        return title;
    }

    /** {@code minor} or {@code major}; null for the service's default. */
    @CheckForNull
    public String getSeverity() {
        return severity;
    }

    @DataBoundSetter
    public void setSeverity(@CheckForNull String severity) {
        this.severity = blankToNull(severity);
    }

    /** Form and symbol. */
    @Extension
    @Symbol("openIncident")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return "Open an incident";
        }

        @Override
        protected String systemType() {
            return StatusBoardConnector.TYPE;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }
    }
}
// endregion
