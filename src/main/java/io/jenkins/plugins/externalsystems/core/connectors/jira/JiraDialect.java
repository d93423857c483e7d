package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything in which the REST APIs of Jira's deployments differ, as far as this connector uses them. A handler asks the
 * dialect of its {@link JiraApi} and never which deployment it talks to. Stateless.
 */
interface JiraDialect {
    /** Its name for messages. */
    String product();

    /** Where the API is below the base address, without a slash at either end. */
    String apiPath();

    /** Markdown as the value of a field, comment or worklog that holds formatted text. */
    Object richText(String markdown);

    /** The same of a template for Markdown; the data's values are text and nothing else. */
    Object richText(TextTemplate template, Map<String, Object> data);

    /** The words of such a value as Jira gives it back, without marks; empty for a missing one. */
    String plainText(JsonNode value);

    /** Whether the value is formatted text by its form alone. */
    boolean isRichText(JsonNode value);

    /** How a field or a request's body names a user. @param id as of {@link #userId}; null for nobody */
    Map<String, Object> userField(@CheckForNull String id);

    /** What {@link #userField} takes, out of a user as Jira gives it back; empty if the node is no user. */
    String userId(JsonNode user);

    /** Whether the text can be nothing but a user's id, so that nobody needs to be searched. */
    boolean isUserId(String text);

    /** What people call such an id, for messages. */
    String userIdWord();

    /** The query parameter by which {@code user/search} takes text. */
    String userSearchParameter();

    /** What a user is called by exactly, as far as the caller may see it. */
    List<String> userNames(JsonNode user);

    /** Where searches go, below the API's path. */
    String searchPath();

    /** What the body of a search names a page by. @param page as of {@link #nextPage}; null for the first */
    Map<String, Object> searchPage(@CheckForNull String page);

    /** The page after this one; empty if it is the last. */
    Optional<String> nextPage(JsonNode found);

    /** Whether Jira refuses to search the whole site. */
    boolean needsRestriction();

    /** The name of the list in a page of create metadata. */
    String metadataRows(MetadataKind kind);

    /** Whether a worklog may carry properties of ours. */
    boolean marksWorklogs();

    /** Whether a search gives an issue's properties, so that none has to be read one by one. */
    boolean searchGivesProperties();
}
