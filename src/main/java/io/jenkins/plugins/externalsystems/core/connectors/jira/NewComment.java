package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A comment to be written.
 *
 * @param markdown its text
 * @param visibility as of {@link Visibility#of}
 */
record NewComment(String markdown, Map<String, Object> visibility) {
    static Parameter[] parameters() {
        return JiraHandlers.with(
                Visibility.parameters(), Parameter.required("body", ParameterType.TEXT, "Comment in Markdown."));
    }

    static NewComment of(Arguments arguments, CallContext context) {
        return new NewComment(arguments.text("body"), Visibility.of(arguments, context));
    }

    Map<String, Object> toJson(JiraDialect dialect) {
        Map<String, Object> json = new LinkedHashMap<>(visibility);
        json.put("body", dialect.richText(markdown));
        return json;
    }
}
