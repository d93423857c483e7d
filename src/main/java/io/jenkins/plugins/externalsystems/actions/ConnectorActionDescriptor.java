package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Base of the actions' descriptors: checks a Pipeline's arguments strictly (Jenkins itself only logs an unknown one, and
 * gives null for a missing one), and turns nested literals into JSON fields and back.
 */
public abstract class ConnectorActionDescriptor extends Descriptor<ConnectorAction> implements CustomDescribableModel {

    /** Names of the properties that hold JSON. */
    protected Set<String> jsonProperties() {
        return Set.of();
    }

    /**
     * Checks what a Pipeline's arguments have to be beside each other, as far as no single one tells.
     *
     * @param arguments each known, and of its type
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    public void checkTogether(Map<String, ?> arguments) {
        // Mostly nothing.
    }

    /** Names of the constructor's parameters that may be missing. */
    protected Set<String> optionalProperties() {
        return Set.of();
    }

    /** Type id of the system that the action is for; null for any. */
    @CheckForNull
    protected abstract String systemType();

    /** Type ids of the systems that the action is for, see {@link ConnectorAction#systemTypes}. */
    protected List<String> systemTypes() {
        return allOf(systemType());
    }

    static List<String> allOf(@CheckForNull String systemType) {
        return systemType == null ? List.of() : List.of(systemType);
    }

    /** The default of {@code onError}, for the form. */
    protected abstract OnError defaultOnError();

    /** The name in a Jenkinsfile. */
    public final String symbol() {
        return SymbolLookup.getSymbolValue(this).iterator().next();
    }

    /** @throws IllegalArgumentException for arguments that the action cannot take, as {@link StrictArguments} says it */
    @NonNull
    @Override
    public final Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        new StrictArguments(DescribableModel.of(clazz), jsonProperties(), optionalProperties()).check(arguments);
        return withJsonAsText(arguments);
    }

    /**
     * A copy of the arguments, with nested literals as JSON text where the property holds JSON, and null for what may be
     * missing.
     *
     * @throws IllegalArgumentException naming the property if it holds what is no plain data
     */
    public final Map<String, Object> withJsonAsText(Map<String, ?> arguments) {
        Map<String, Object> converted = new LinkedHashMap<>(arguments);
        for (String name : jsonProperties()) {
            Object value = converted.get(name);
            if (value != null) {
                converted.put(name, JsonProperty.toText(name, value));
            }
        }
        if (!converted.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            optionalProperties().forEach(name -> converted.putIfAbsent(name, null));
        }
        return converted;
    }

    @NonNull
    @Override
    public final UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
        Map<String, Object> arguments = new LinkedHashMap<>(described.getArguments());
        for (String name : jsonProperties()) {
            if (arguments.get(name) instanceof String text) {
                try {
                    arguments.put(name, Json.parse(text));
                } catch (IllegalArgumentException notYetJson) {
                    // The form shows what is wrong with it; the snippet keeps the text.
                    arguments.put(name, text);
                }
            }
        }
        return described.withArguments(arguments);
    }

    /** The choices of {@code onError}. */
    @POST
    public ListBoxModel doFillOnErrorItems(@AncestorInPath Item item) {
        ListBoxModel model = new ListBoxModel();
        model.add(Messages.ConnectorAction_onErrorDefault(defaultOnError().symbol()), "");
        if (Permissions.maySeeConfiguration(item)) {
            for (OnError choice : OnError.values()) {
                model.add(choice.symbol(), choice.symbol());
            }
        }
        return model;
    }

    /** The connections that the job may use for this action; who may not see the job's configuration sees none. */
    @POST
    public ListBoxModel doFillConnectionItems(
            @AncestorInPath Item item, @CheckForNull @QueryParameter String connection) {
        ListBoxModel model = new ListBoxModel();
        model.add(Messages.ConnectorAction_onlyConnection(), "");
        if (Permissions.maySeeConfiguration(item)) {
            for (ScopedConnection visible : VisibleConnections.of(item, systemTypes())) {
                model.add(visible.id());
            }
        }
        if (connection != null
                && !connection.isBlank()
                && model.stream().noneMatch(option -> option.value.equals(connection))) {
            model.add(connection);
        }
        return model;
    }

    /** The check of a JSON field. */
    protected static FormValidation checkJson(String name, String text) {
        try {
            JsonProperty.check(name, text);
            return FormValidation.ok();
        } catch (IllegalArgumentException broken) {
            return FormValidation.error(broken.getMessage());
        }
    }

    /** The check of a field that must be filled in. */
    protected static FormValidation checkFilled(@CheckForNull String text) {
        return text == null || text.isBlank()
                ? FormValidation.error(Messages.ConnectorAction_required())
                : FormValidation.ok();
    }
}
