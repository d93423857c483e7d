package io.jenkins.plugins.externalsystems.config.rest;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of a declared operation's form; each is the connector's own, of that field alone. */
public abstract class RestOperationDescriptor extends Descriptor<RestOperation> {
    /** Knows only what its one class describes. */
    RestOperationDescriptor() {
        super(RestOperation.class);
    }

    @POST
    public ListBoxModel doFillMethodItems(@AncestorInPath Item place) {
        Permissions.checkConfigureConnections(place);
        return Declaration.choices(null, RestOperation.GET, "HEAD", "POST", "PUT", "PATCH", "DELETE");
    }

    @POST
    public ListBoxModel doFillRepeatSafetyItems(@AncestorInPath Item place) {
        Permissions.checkConfigureConnections(place);
        return Declaration.choices(Messages.RestOperation_byMethod(), "safe", "unsafe");
    }

    @POST
    public ListBoxModel doFillVerbItems(@AncestorInPath Item place) {
        Permissions.checkConfigureConnections(place);
        return Declaration.choices(Messages.RestOperation_noVerb(), "create", "get", "update", "delete", "query");
    }

    /** With the method, since what deletes has to be called so. */
    @POST
    public FormValidation doCheckName(
            @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String method) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation
                .put("name", Objects.requireNonNullElse(value, "").strip())
                .set("method", method));
    }

    @POST
    public FormValidation doCheckPath(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation ->
                operation.put("path", Objects.requireNonNullElse(value, "").strip()));
    }

    @POST
    public FormValidation doCheckQuery(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation.set("query", NameLines.flat("query", value)));
    }

    @POST
    public FormValidation doCheckHeaders(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation.set("headers", NameLines.flat("headers", value)));
    }

    @POST
    public FormValidation doCheckBody(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation
                .set("method", "POST")
                .set("body", Objects.requireNonNullElse(value, "").strip()));
    }

    @POST
    public FormValidation doCheckItems(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation ->
                operation.set("items", Objects.requireNonNullElse(value, "").strip()));
    }

    @POST
    public FormValidation doCheckResult(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation.set("result", NameLines.nested("result", value)));
    }

    @POST
    public FormValidation doCheckIdempotencyHeader(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation
                .set("method", "POST")
                .set("idempotency_header", Objects.requireNonNullElse(value, "").strip()));
    }

    /** Pages are pages of rows. */
    @POST
    public FormValidation doCheckPaged(
            @AncestorInPath Item place, @QueryParameter boolean value, @QueryParameter String items) {
        Permissions.checkConfigureConnections(place);
        return Declaration.check(operation -> operation
                .set("paged", value)
                .set("items", Objects.requireNonNullElse(items, "").strip()));
    }

    /** Both or neither. */
    @POST
    public FormValidation doCheckItemType(
            @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String verb) {
        Permissions.checkConfigureConnections(place);
        boolean isOne = Objects.requireNonNullElse(value, "").isBlank()
                != Objects.requireNonNullElse(verb, "").isBlank();
        return isOne ? FormValidation.error(Messages.RestOperation_bothOrNone()) : FormValidation.ok();
    }
}
