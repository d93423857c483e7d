package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.config.ConnectionChecks;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestDeclarations;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How a service gives long lists in pages. */
public final class RestPaging implements Describable<RestPaging> {
    private static final List<String> STYLES = RestDeclarations.pagingStyles().stream()
            .filter(style -> !style.equals("none"))
            .toList();

    private final String style;
    private String parameter = "";
    private String sizeParameter = "";
    private int size;
    private int firstPage = 1;
    private String next = "";

    /** @param style {@code link}, {@code cursor}, {@code offset}, {@code page} or {@code next_url} */
    @DataBoundConstructor
    public RestPaging(String style) {
        this.style = ConnectionChecks.checked(style, RestPaging::checkStyle);
    }

    private static void checkStyle(String value) {
        if (!STYLES.contains(value)) {
            throw new IllegalArgumentException("The style of paging is one of " + String.join(", ", STYLES));
        }
    }

    private static void checkNext(String value) {
        if (!value.isEmpty()) {
            try {
                RestDeclarations.checkJsonPath(value);
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException("'" + value + "' " + broken.getMessage(), broken);
            }
        }
    }

    void contribute(ConnectorConfig.Builder settings) {
        settings.set("paging_style", style)
                .set("paging_parameter", getParameter())
                .set("paging_size_parameter", getSizeParameter())
                .set("paging_size", size)
                .set("paging_first_page", firstPage)
                .set("paging_next", getNext());
    }

    public String getStyle() {
        return style;
    }

    /** Query parameter that takes cursor, offset or number; empty for the usual one. */
    public String getParameter() {
        return Objects.requireNonNullElse(parameter, "");
    }

    @DataBoundSetter
    public void setParameter(@CheckForNull String parameter) {
        this.parameter = Objects.requireNonNullElse(parameter, "").strip();
    }

    /** Query parameter that takes the number of items a page; empty for {@code limit}. */
    public String getSizeParameter() {
        return Objects.requireNonNullElse(sizeParameter, "");
    }

    @DataBoundSetter
    public void setSizeParameter(@CheckForNull String sizeParameter) {
        this.sizeParameter = Objects.requireNonNullElse(sizeParameter, "").strip();
    }

    /** Items a page; 0 if the service decides. */
    public int getSize() {
        return size;
    }

    @DataBoundSetter
    public void setSize(int size) {
        ConnectionChecks.atLeast("The size of a page", size, 0);
        this.size = size;
    }

    /** Number of the first page. */
    public int getFirstPage() {
        return firstPage;
    }

    @DataBoundSetter
    public void setFirstPage(int firstPage) {
        ConnectionChecks.atLeast("The number of the first page", firstPage, 0);
        this.firstPage = firstPage;
    }

    /** JSONPath of the next cursor or URL; empty for the usual one. */
    public String getNext() {
        return Objects.requireNonNullElse(next, "");
    }

    @DataBoundSetter
    public void setNext(@CheckForNull String next) {
        this.next = ConnectionChecks.checked(next, RestPaging::checkNext);
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RestPaging> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestPaging_displayName();
        }

        @POST
        public ListBoxModel doFillStyleItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            return Declaration.choices(null, STYLES.toArray(String[]::new));
        }

        @POST
        public FormValidation doCheckNext(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, RestPaging::checkNext);
        }
    }
}
