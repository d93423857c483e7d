package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A parameter of a declared operation. */
public final class RestParameter implements Describable<RestParameter> {
    private static final String STRING = "string";
    private static final Set<String> TEXTS = Set.of(STRING, "text", "string_list");

    private final String name;
    private String type = STRING;
    private boolean required;
    private String defaultValue = "";
    private String choices = "";
    private String description = "";

    /** @param name as templates and callers use it */
    @DataBoundConstructor
    public RestParameter(String name) {
        this.name = Objects.requireNonNullElse(name, "").strip();
    }

    /** As the connector reads it. @throws IllegalArgumentException for a default that is not of the type */
    Map<String, Object> toMap() {
        return new Declaration()
                .set("name", name)
                .set("type", getType())
                .set("required", required)
                .set("default", typed(getDefaultValue()))
                .set("choices", getChoices())
                .set("description", getDescription())
                .toMap();
    }

    /** Numbers, truth values, maps and lists are written as in JSON. */
    @CheckForNull
    private Object typed(String text) {
        if (text.isEmpty() || TEXTS.contains(getType())) {
            return text;
        }
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "': the default '" + text + "' is no " + getType(), broken);
        }
    }

    public String getName() {
        return name;
    }

    /** Such as {@code string} or {@code integer}. */
    public String getType() {
        return Objects.requireNonNullElse(type, "").isEmpty() ? STRING : type;
    }

    @DataBoundSetter
    public void setType(@CheckForNull String type) {
        this.type = Objects.requireNonNullElse(type, "").strip();
    }

    /** Whether a call without it is refused. */
    public boolean isRequired() {
        return required;
    }

    @DataBoundSetter
    public void setRequired(boolean required) {
        this.required = required;
    }

    /** What a call without it means; empty for nothing. */
    public String getDefaultValue() {
        return Objects.requireNonNullElse(defaultValue, "");
    }

    @DataBoundSetter
    public void setDefaultValue(@CheckForNull String defaultValue) {
        this.defaultValue = Objects.requireNonNullElse(defaultValue, "").strip();
    }

    /** The only values that it may have, separated by commas; empty for any. */
    public String getChoices() {
        return Objects.requireNonNullElse(choices, "");
    }

    @DataBoundSetter
    public void setChoices(@CheckForNull String choices) {
        this.choices = Objects.requireNonNullElse(choices, "").strip();
    }

    /** One sentence; may be empty. */
    public String getDescription() {
        return Objects.requireNonNullElse(description, "");
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = Objects.requireNonNullElse(description, "").strip();
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RestParameter> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestParameter_displayName();
        }

        @POST
        public ListBoxModel doFillTypeItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            return Declaration.choices(
                    null, STRING, "text", "integer", "number", "boolean", "string_list", "map", "map_list", "any");
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(new RestParameter(value));
        }

        @POST
        public FormValidation doCheckDefaultValue(
                @AncestorInPath Item place,
                @QueryParameter String value,
                @QueryParameter String name,
                @QueryParameter String type,
                @QueryParameter String choices) {
            Permissions.checkConfigureConnections(place);
            RestParameter parameter = new RestParameter(name == null || name.isBlank() ? "value" : name);
            parameter.setType(type);
            parameter.setChoices(choices);
            parameter.setDefaultValue(value);
            return check(parameter);
        }

        /** In an operation that uses it. */
        private static FormValidation check(RestParameter parameter) {
            return Declaration.check(operation -> operation
                    .set("query", Map.of("q", "{{" + parameter.getName() + "}}"))
                    .set("parameters", List.of(parameter.toMap())));
        }
    }
}
