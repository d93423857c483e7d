package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How the end of something that an operation started is found out. */
public final class RestPoll implements Describable<RestPoll> {
    private final String path;
    private final String status;
    private final String done;
    private String failed = "";
    private String fields = "";
    private String error = "";
    private String progress = "";
    private String resultPath = "";
    private String minInterval = "";
    private String maxInterval = "";
    private String deadline = "";

    /**
     * The required fields.
     *
     * @param path where its state is read
     * @param status JSONPath of the state
     * @param done the states of a good end, separated by commas
     */
    @DataBoundConstructor
    public RestPoll(String path, String status, String done) {
        this.path = Objects.requireNonNullElse(path, "").strip();
        this.status = Objects.requireNonNullElse(status, "").strip();
        this.done = Objects.requireNonNullElse(done, "").strip();
    }

    /** As the connector reads it. @throws IllegalArgumentException for lines that are none */
    Map<String, Object> toMap() {
        return new Declaration()
                .set("fields", NameLines.flat("fields", getFields()))
                .set("path", path)
                .set("status", status)
                .set("done", done)
                .set("failed", getFailed())
                .set("error", getError())
                .set("progress", getProgress())
                .set("result_path", getResultPath())
                .set("min_interval", getMinInterval())
                .set("max_interval", getMaxInterval())
                .set("deadline", getDeadline())
                .toMap();
    }

    public String getPath() {
        return path;
    }

    /** JSONPath. */
    public String getStatus() {
        return status;
    }

    /** States, separated by commas. */
    public String getDone() {
        return done;
    }

    /** States of a bad end, separated by commas; may be empty. */
    public String getFailed() {
        return Objects.requireNonNullElse(failed, "");
    }

    @DataBoundSetter
    public void setFailed(@CheckForNull String failed) {
        this.failed = Objects.requireNonNullElse(failed, "").strip();
    }

    /** What is taken from the first answer, {@code name = JSONPath} a line; may be empty. */
    public String getFields() {
        return Objects.requireNonNullElse(fields, "");
    }

    @DataBoundSetter
    public void setFields(@CheckForNull String fields) {
        this.fields = Objects.requireNonNullElse(fields, "").strip();
    }

    /** JSONPath of what went wrong; may be empty. */
    public String getError() {
        return Objects.requireNonNullElse(error, "");
    }

    @DataBoundSetter
    public void setError(@CheckForNull String error) {
        this.error = Objects.requireNonNullElse(error, "").strip();
    }

    /** JSONPath of how far it is; may be empty. */
    public String getProgress() {
        return Objects.requireNonNullElse(progress, "");
    }

    @DataBoundSetter
    public void setProgress(@CheckForNull String progress) {
        this.progress = Objects.requireNonNullElse(progress, "").strip();
    }

    /** Where the result is read after a good end; empty if the last answer has it. */
    public String getResultPath() {
        return Objects.requireNonNullElse(resultPath, "");
    }

    @DataBoundSetter
    public void setResultPath(@CheckForNull String resultPath) {
        this.resultPath = Objects.requireNonNullElse(resultPath, "").strip();
    }

    /** The first wait, such as {@code 1s}; empty for the default. */
    public String getMinInterval() {
        return Objects.requireNonNullElse(minInterval, "");
    }

    @DataBoundSetter
    public void setMinInterval(@CheckForNull String minInterval) {
        this.minInterval = Objects.requireNonNullElse(minInterval, "").strip();
    }

    /** The longest wait; empty for the default. */
    public String getMaxInterval() {
        return Objects.requireNonNullElse(maxInterval, "");
    }

    @DataBoundSetter
    public void setMaxInterval(@CheckForNull String maxInterval) {
        this.maxInterval = Objects.requireNonNullElse(maxInterval, "").strip();
    }

    /** How long a call waits altogether, such as {@code 30m}; empty for as long as the connection's calls may take. */
    public String getDeadline() {
        return Objects.requireNonNullElse(deadline, "");
    }

    @DataBoundSetter
    public void setDeadline(@CheckForNull String deadline) {
        this.deadline = Objects.requireNonNullElse(deadline, "").strip();
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RestPoll> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestPoll_displayName();
        }

        /** With the fields, whose names it may use. */
        @POST
        public FormValidation doCheckPath(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String fields) {
            Permissions.checkConfigureConnections(place);
            RestPoll poll = new RestPoll(value, "$", "x");
            poll.setFields(fields);
            return check(poll);
        }

        @POST
        public FormValidation doCheckFields(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setFields(value));
        }

        @POST
        public FormValidation doCheckStatus(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(new RestPoll("/", value, "x"));
        }

        @POST
        public FormValidation doCheckDone(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(new RestPoll("/", "$", value));
        }

        @POST
        public FormValidation doCheckError(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setError(value));
        }

        @POST
        public FormValidation doCheckProgress(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setProgress(value));
        }

        @POST
        public FormValidation doCheckResultPath(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String fields) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> {
                poll.setFields(fields);
                poll.setResultPath(value);
            });
        }

        @POST
        public FormValidation doCheckMinInterval(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setMinInterval(value));
        }

        @POST
        public FormValidation doCheckMaxInterval(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setMaxInterval(value));
        }

        @POST
        public FormValidation doCheckDeadline(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return check(poll -> poll.setDeadline(value));
        }

        /** Checks a part that is not required. @param part adds it to what is right */
        private static FormValidation check(Consumer<RestPoll> part) {
            RestPoll poll = new RestPoll("/", "$", "x");
            part.accept(poll);
            return check(poll);
        }

        private static FormValidation check(RestPoll poll) {
            return Declaration.check(operation -> operation.set("poll", poll.toMap()));
        }
    }
}
