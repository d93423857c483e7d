package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Calls any operation of any connection that its list of allowed operations admits. */
public final class ExternalSystemAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private String params;
    private boolean fresh;

    /**
     * The required fields.
     *
     * @param operation name of the operation, such as {@code send_alert}
     */
    @DataBoundConstructor
    public ExternalSystemAction(String operation) {
        this.operation = operation;
    }

    @CheckForNull
    @Override
    public String systemType() {
        return null;
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return operation;
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        Object data = new ParameterMap(context).json("params", params).toMap().get("params");
        if (data == null) {
            return Map.of();
        }
        if (!(data instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'params' must be a map");
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
        return parameters;
    }

    @Override
    public boolean isLimitedToAllowedOperations() {
        return true;
    }

    public String getOperation() {
        return operation;
    }

    /** JSON object of the operation's parameters. */
    @CheckForNull
    public String getParams() {
        return params;
    }

    @DataBoundSetter
    public void setParams(@CheckForNull String params) {
        this.params = blankToNull(params);
    }

    @Override
    public boolean isFresh() {
        return fresh;
    }

    @DataBoundSetter
    public void setFresh(boolean fresh) {
        this.fresh = fresh;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("externalSystem")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ExternalSystemAction_displayName();
        }

        @CheckForNull
        @Override
        protected String systemType() {
            return null;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("params");
        }

        /** The operations of the connection, those too that its service tells itself. */
        @POST
        public ComboBoxModel doFillOperationItems(
                @AncestorInPath Item item, @CheckForNull @QueryParameter String connection) {
            return Permissions.maySeeConfiguration(item)
                    ? new OperationChoices(item, connection).names()
                    : new ComboBoxModel(List.of());
        }

        @POST
        public FormValidation doCheckOperation(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @CheckForNull @QueryParameter String connection) {
            if (!Permissions.maySeeConfiguration(item)) {
                return FormValidation.ok();
            }
            return value == null || value.isBlank()
                    ? checkFilled(value)
                    : new OperationChoices(item, connection).check(value.strip());
        }

        /** Asks the connection's service again what it offers; for who may change the configuration. */
        @POST
        public FormValidation doReadDescription(
                @AncestorInPath Item item, @CheckForNull @QueryParameter String connection) {
            return Permissions.mayConfigure(item)
                    ? new OperationChoices(item, connection).refresh()
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckParams(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("params", value) : FormValidation.ok();
        }
    }
}
