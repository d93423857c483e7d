package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What a connection remembers of the answers that it got. Setters refuse bad values with {@link IllegalArgumentException}. */
public final class ConnectionCache implements Describable<ConnectionCache> {
    private static final int DEFAULT_TTL = 300;
    private static final int LONGEST_TTL = 86_400;
    private static final int DEFAULT_KILOBYTES = 10_240;
    private static final int MOST_KILOBYTES = 1_048_576;

    private String operations = "";
    private int ttlSeconds = DEFAULT_TTL;
    private int maxKilobytes = DEFAULT_KILOBYTES;
    private boolean ignoreHeaders;

    /** With the defaults, which are those of a connection without this. */
    @DataBoundConstructor
    public ConnectionCache() {
        // Everything has a setter.
    }

    /** Called by XStream: what a file lacks or has wrong falls back to the default, so that one entry breaks nothing else. */
    private Object readResolve() {
        operations = ConnectionChecks.checked(operations, ConnectionCache::names);
        ttlSeconds = ttlSeconds >= 0 && ttlSeconds <= LONGEST_TTL ? ttlSeconds : DEFAULT_TTL;
        maxKilobytes = maxKilobytes > 0 && maxKilobytes <= MOST_KILOBYTES ? maxKilobytes : DEFAULT_KILOBYTES;
        return this;
    }

    void contribute(ConnectorConfig.Builder settings) {
        settings.set("cached_operations", names(operations))
                .set("cache_ttl", ttlSeconds)
                .set("cache_kilobytes", maxKilobytes)
                .set("cache_ignores_headers", ignoreHeaders);
    }

    private static List<String> names(String text) {
        List<String> names = JobPatterns.split(text);
        for (String name : names) {
            if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
                throw new IllegalArgumentException("'" + name + "' is no operation: names are like get_item or query");
            }
        }
        return names;
    }

    /** Names of the reading operations whose answers are remembered, one a line or separated by commas. */
    public String getOperations() {
        return operations;
    }

    @DataBoundSetter
    public void setOperations(@CheckForNull String operations) {
        this.operations = ConnectionChecks.checked(operations, ConnectionCache::names);
    }

    /** Seconds that an answer is good; 0 remembers nothing. */
    public int getTtlSeconds() {
        return ttlSeconds;
    }

    @DataBoundSetter
    public void setTtlSeconds(int ttlSeconds) {
        checkTtl(ttlSeconds);
        this.ttlSeconds = ttlSeconds;
    }

    private static void checkTtl(int seconds) {
        if (seconds < 0 || seconds > LONGEST_TTL) {
            throw new IllegalArgumentException("Answers are remembered for 0 to " + LONGEST_TTL + " seconds");
        }
    }

    /** Kilobytes of all remembered answers together. */
    public int getMaxKilobytes() {
        return maxKilobytes;
    }

    @DataBoundSetter
    public void setMaxKilobytes(int maxKilobytes) {
        checkKilobytes(maxKilobytes);
        this.maxKilobytes = maxKilobytes;
    }

    private static void checkKilobytes(int kilobytes) {
        if (kilobytes < 1 || kilobytes > MOST_KILOBYTES) {
            throw new IllegalArgumentException("Remembered answers may have 1 to " + MOST_KILOBYTES + " kilobytes");
        }
    }

    /** Whether answers are remembered even where the service says otherwise. */
    public boolean isIgnoreHeaders() {
        return ignoreHeaders;
    }

    @DataBoundSetter
    public void setIgnoreHeaders(boolean ignoreHeaders) {
        this.ignoreHeaders = ignoreHeaders;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ConnectionCache> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ConnectionCache_displayName();
        }

        @POST
        public FormValidation doCheckOperations(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionCache::names);
        }

        @POST
        public FormValidation doCheckTtlSeconds(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, text -> checkTtl(ConnectionChecks.wholeNumber(text)));
        }

        @POST
        public FormValidation doCheckMaxKilobytes(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, text -> checkKilobytes(ConnectionChecks.wholeNumber(text)));
        }
    }
}
