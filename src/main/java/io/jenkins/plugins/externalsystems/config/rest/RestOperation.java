package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import io.jenkins.plugins.externalsystems.config.ConnectionChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that a REST connection declares: what is sent, and what is made of the answer. */
public final class RestOperation implements Describable<RestOperation> {
    static final String GET = "GET";
    private static final int MAX_PAGES = 10;
    private static final int MAX_ITEMS = 1000;

    private final String name;
    private final String path;
    private String description = "";
    private String method = GET;
    private List<RestParameter> parameters;
    private String query = "";
    private String headers = "";
    private String body = "";
    private String items = "";
    private String result = "";
    private String repeatSafety = "";
    private String idempotencyHeader = "";
    private boolean paged;
    private int maxPages = MAX_PAGES;
    private int maxItems = MAX_ITEMS;
    private String itemType = "";
    private String verb = "";
    private RestPoll poll;

    /**
     * The required fields.
     *
     * @param name what {@code externalSystem} calls it
     * @param path below the connection's URL, with parameters in braces
     */
    @DataBoundConstructor
    public RestOperation(String name, String path) {
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.path = Objects.requireNonNullElse(path, "").strip();
    }

    /** As the connector reads it. @throws IllegalArgumentException for text that is not in the notation of its field */
    Map<String, Object> toMap() {
        Declaration declaration = new Declaration()
                .set("name", name)
                .set("description", getDescription())
                .set("method", getMethod())
                .set("path", path)
                .set(
                        "parameters",
                        getParameters().stream().map(RestParameter::toMap).toList())
                .set("query", NameLines.flat("query", getQuery()))
                .set("headers", NameLines.flat("headers", getHeaders()))
                .set("body", getBody())
                .set("items", getItems())
                .set("result", NameLines.nested("result", getResult()))
                .set("repeat_safety", getRepeatSafety())
                .set("idempotency_header", getIdempotencyHeader())
                .set("item_type", getItemType())
                .set("verb", getVerb())
                .set("poll", poll == null ? null : poll.toMap());
        if (paged) {
            declaration.set("paged", true).set("max_pages", getMaxPages()).set("max_items", getMaxItems());
        }
        return declaration.toMap();
    }

    public String getName() {
        return name;
    }

    public String getPath() {
        return path;
    }

    /** One sentence; may be empty. */
    public String getDescription() {
        return Objects.requireNonNullElse(description, "");
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = Objects.requireNonNullElse(description, "").strip();
    }

    /** HTTP method. */
    public String getMethod() {
        return Objects.requireNonNullElse(method, "").isEmpty() ? GET : method;
    }

    @DataBoundSetter
    public void setMethod(@CheckForNull String method) {
        this.method = Objects.requireNonNullElse(method, "").strip();
    }

    /** Those that are more than a required text; the others follow from the templates. */
    public List<RestParameter> getParameters() {
        return parameters == null ? List.of() : List.copyOf(parameters);
    }

    @DataBoundSetter
    public void setParameters(@CheckForNull List<RestParameter> parameters) {
        // An ArrayList, since XStream writes its kind in a form that every later Java reads.
        this.parameters = parameters == null || parameters.isEmpty() ? null : new ArrayList<>(parameters);
    }

    /** Query parameters, {@code name = template} a line; may be empty. */
    public String getQuery() {
        return Objects.requireNonNullElse(query, "");
    }

    @DataBoundSetter
    public void setQuery(@CheckForNull String query) {
        this.query = Objects.requireNonNullElse(query, "").strip();
    }

    /** Headers, {@code name = template} a line; may be empty. */
    public String getHeaders() {
        return Objects.requireNonNullElse(headers, "");
    }

    @DataBoundSetter
    public void setHeaders(@CheckForNull String headers) {
        this.headers = Objects.requireNonNullElse(headers, "").strip();
    }

    /** JSON whose texts are templates; empty for none. */
    public String getBody() {
        return Objects.requireNonNullElse(body, "");
    }

    @DataBoundSetter
    public void setBody(@CheckForNull String body) {
        this.body = Objects.requireNonNullElse(body, "").strip();
    }

    /** JSONPath of the rows, where the answer is a list; else empty. */
    public String getItems() {
        return Objects.requireNonNullElse(items, "");
    }

    @DataBoundSetter
    public void setItems(@CheckForNull String items) {
        this.items = Objects.requireNonNullElse(items, "").strip();
    }

    /** What is made of the answer, or of each row, {@code name = JSONPath} a line; empty for the answer as it is. */
    public String getResult() {
        return Objects.requireNonNullElse(result, "");
    }

    @DataBoundSetter
    public void setResult(@CheckForNull String result) {
        this.result = Objects.requireNonNullElse(result, "").strip();
    }

    /** {@code safe} or {@code unsafe}; empty for what the method means. */
    public String getRepeatSafety() {
        return Objects.requireNonNullElse(repeatSafety, "");
    }

    @DataBoundSetter
    public void setRepeatSafety(@CheckForNull String repeatSafety) {
        this.repeatSafety = Objects.requireNonNullElse(repeatSafety, "").strip();
    }

    /** Header that keeps the service from doing a call twice; empty for none. */
    public String getIdempotencyHeader() {
        return Objects.requireNonNullElse(idempotencyHeader, "");
    }

    @DataBoundSetter
    public void setIdempotencyHeader(@CheckForNull String idempotencyHeader) {
        this.idempotencyHeader =
                Objects.requireNonNullElse(idempotencyHeader, "").strip();
    }

    /** Whether all pages are read, in the connection's style. */
    public boolean isPaged() {
        return paged;
    }

    @DataBoundSetter
    public void setPaged(boolean paged) {
        this.paged = paged;
    }

    /** Pages at most. */
    public int getMaxPages() {
        return maxPages > 0 ? maxPages : MAX_PAGES;
    }

    @DataBoundSetter
    public void setMaxPages(int maxPages) {
        ConnectionChecks.atLeast("The number of pages", maxPages, 1);
        this.maxPages = maxPages;
    }

    /** Items at most. */
    public int getMaxItems() {
        return maxItems > 0 ? maxItems : MAX_ITEMS;
    }

    @DataBoundSetter
    public void setMaxItems(int maxItems) {
        ConnectionChecks.atLeast("The number of items", maxItems, 1);
        this.maxItems = maxItems;
    }

    /** Kind of item that the verb is about; may be empty. */
    public String getItemType() {
        return Objects.requireNonNullElse(itemType, "");
    }

    @DataBoundSetter
    public void setItemType(@CheckForNull String itemType) {
        this.itemType = Objects.requireNonNullElse(itemType, "").strip();
    }

    /** {@code create}, {@code get}, {@code update}, {@code delete} or {@code query}; may be empty. */
    public String getVerb() {
        return Objects.requireNonNullElse(verb, "");
    }

    @DataBoundSetter
    public void setVerb(@CheckForNull String verb) {
        this.verb = Objects.requireNonNullElse(verb, "").strip();
    }

    /** How the end is found out of what it starts; null where it is over with its answer. */
    @CheckForNull
    public RestPoll getPoll() {
        return poll;
    }

    @DataBoundSetter
    public void setPoll(@CheckForNull RestPoll poll) {
        this.poll = poll;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends RestOperationDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestOperation_displayName();
        }
    }
}
